{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{#NONE}}
<section class="gh-card">
<p>A password can be watched, guessed or tricked out of somebody. With a second factor it is not enough: each login then asks for a code that only your authenticator app knows.</p>
<div class="gh-actions gh-gap"><a class="usa-button" href="{{SET_UP}}">Set up a second factor</a></div>
</section>
{{/NONE}}
{{#HAS}}
<section class="gh-card">
<dl class="gh-facts">
<dt>Second factor</dt><dd>An authenticator app</dd>
<dt>Set up</dt><dd>{{>SINCE}}</dd>
<dt>Recovery codes left</dt><dd>{{LEFT}}{{#FEW}} <strong>Get new ones.</strong>{{/FEW}}</dd>
</dl>
<div class="gh-actions gh-gap"><a class="usa-button" href="{{RENEW}}">Get new recovery codes</a><a class="usa-button gh-button--danger-outline" href="{{REMOVE}}">Remove the second factor</a></div>
</section>
{{#DEMANDED}}<section class="gh-card gh-card--quiet"><h2>Needed here</h2><p>This plan asks you for a second factor. If you remove it, for another phone for example, you set up the next one at once.</p></section>{{/DEMANDED}}
{{/HAS}}
</div>
