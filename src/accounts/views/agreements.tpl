{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<form class="usa-form gh-card" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="next" value="{{NEXT}}">
{{required-note}}
{{#AGREEMENT}}
<section aria-label="{{TITLE}}"><h2>{{TITLE}}</h2><p class="gh-soft gh-small">Version {{VERSION}}.{{#BEFORE}} You accepted version {{OLD_VERSION}} on {{>ACCEPTED_AT}}.{{/BEFORE}}</p>{{#PARAGRAPH}}<p class="gh-gap-s">{{TEXT}}</p>{{/PARAGRAPH}}</section>
{{>CONSENT}}
{{/AGREEMENT}}
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">Accept and continue</button></div>
</form>
<section class="gh-card gh-card--quiet"><h2>If you do not accept</h2><p>Nothing about your account changes, and the portal stays closed until you do. {{SERVICE_DESK}} answers questions about the text.</p><form class="gh-gap-s" method="post" action="{{SIGN_OUT}}">{{csrf}}<button class="usa-button usa-button--outline" type="submit">Sign out</button></form></section>
<p class="gh-rule">We keep which version you accept, and when.</p>
</div>
