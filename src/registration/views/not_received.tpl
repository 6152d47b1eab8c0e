{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<div class="gh-narrow gh-col">
{{>ERRORS}}
{{#SENT}}
<section class="gh-status is-info" aria-label="{{say:registration.page.what_happens_now}}">{{icon:mail}}<div><p>{{say:registration.page.the_looks_into_it}}</p><p class="gh-soft">{{say:registration.page.if_an_account_of_this}}</p></div></section>
<p><a href="{{PLAN_PATH}}/login">{{say:registration.page.back_to_the_login_page}}</a></p>
{{/SENT}}
{{#FORM}}
<form class="usa-form gh-card" method="post" action="{{PLAN_PATH}}/not-received" novalidate>
{{csrf}}
<p>{{say:registration.page.a_letter_can_take_business}}</p>
{{required-note}}
{{>USERNAME}}
{{>NUMBER}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:registration.page.ask_for_a_new_letter}}</button><a href="{{PLAN_PATH}}/login">{{say:common.page.cancel}}</a></div>
</form>
<p class="gh-soft">{{say:registration.page.or_email_the}}</p>
{{/FORM}}
</div>
