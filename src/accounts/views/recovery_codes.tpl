{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<section class="gh-card">
<p><strong>Keep these codes now: they are not shown again.</strong> Each lets you in once in the place of your app. Print this page or write them down, and keep them apart from your phone and your password.</p>
<ul class="gh-codes gh-gap">
{{#ROW}}<li><code class="gh-code">{{CODE}}</code></li>
{{/ROW}}
</ul>
<div class="gh-actions gh-gap"><a class="usa-button" href="{{NEXT}}">I have kept them: go on</a></div>
</section>
</div>
