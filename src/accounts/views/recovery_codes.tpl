{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<section class="gh-card">
<p>{{say:accounts.page.keep_these_codes_now_they}}</p>
<ul class="gh-codes gh-gap">
{{#ROW}}<li><code class="gh-code">{{CODE}}</code></li>
{{/ROW}}
</ul>
<div class="gh-actions gh-gap"><a class="usa-button" href="{{NEXT}}">{{say:accounts.page.i_have_kept_them_go}}</a></div>
</section>
</div>
