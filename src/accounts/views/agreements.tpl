{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<form class="usa-form gh-card" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="next" value="{{NEXT}}">
{{required-note}}
{{#AGREEMENT}}
<section aria-label="{{TITLE}}"><h2>{{TITLE}}</h2><p class="gh-soft gh-small">{{say:accounts.page.version_you_accepted_version_on}}</p>{{#PARAGRAPH}}<p class="gh-gap-s">{{TEXT}}</p>{{/PARAGRAPH}}</section>
{{>CONSENT}}
{{/AGREEMENT}}
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">{{say:accounts.page.accept_and_continue}}</button></div>
</form>
<section class="gh-card gh-card--quiet"><h2>{{say:accounts.page.if_you_do_not_accept}}</h2><p>{{say:accounts.page.nothing_about_your_account_changes}}</p><form class="gh-gap-s" method="post" action="{{SIGN_OUT}}">{{csrf}}<button class="usa-button usa-button--outline" type="submit">{{say:common.page.sign_out}}</button></form></section>
<p class="gh-rule">{{say:accounts.page.we_keep_which_version_you}}</p>
</div>
