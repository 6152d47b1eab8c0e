{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-status is-info" aria-label="{{say:access.page.the_invitation}}">{{icon:mail}}<div><p>{{say:access.page.invites_to_act_for}}</p><p class="gh-soft">{{say:access.page.with_the_link_works_until}}</p></div></section>
{{#AS_ME}}<section class="gh-card"><h2>{{say:access.page.you_are_logged_in_as}}</h2><p>{{say:access.page.accept_and_is_one_of}}</p>
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}<input type="hidden" name="code" value="{{CODE}}"><div class="gh-actions"><button class="usa-button" type="submit">{{say:access.page.accept_the_invitation}}</button></div></form></section>{{/AS_ME}}
{{#AS_OTHER}}<section class="gh-card"><h2>{{say:access.page.you_are_logged_in_as_somebody}}</h2><p>{{say:access.page.has_another_address_than_the}}</p>
<form class="usa-form" method="post" action="{{SIGN_OUT_PATH}}" novalidate>{{csrf}}<div class="gh-actions"><button class="usa-button" type="submit">{{say:common.page.sign_out}}</button></div></form></section>{{/AS_OTHER}}
{{#LOG_IN}}<section class="gh-card"><h2>{{say:common.you_have_an_account_already}}</h2><p>{{say:access.page.log_in_with_it_and}}</p><div class="gh-actions"><a class="usa-button" href="{{LOGIN_PATH}}">{{say:access.page.log_in_to_accept}}</a></div></section>{{/LOG_IN}}
{{#NEWCOMER}}
<section class="gh-card" aria-labelledby="new"><h2 id="new">{{say:access.page.make_your_account}}</h2>
<p class="gh-soft">{{say:access.page.it_is_yours_alone_your}}</p>
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}<input type="hidden" name="code" value="{{CODE}}">
{{required-note}}
<div class="gh-pair gh-pair--wide">{{>FIRST_NAME}}{{>LAST_NAME}}</div>
{{>PHONE}}
{{>USER_NAME}}
<p class="gh-soft gh-small">{{say:access.page.a_password_has_at_least}}</p>
{{>NEW_PASSWORD}}
{{>REPEAT_PASSWORD}}
{{#AGREEMENT}}<p class="gh-gap-s"><a href="{{AGREEMENT_PATH}}">{{TITLE}}</a></p>{{>CONSENT}}{{/AGREEMENT}}
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">{{say:access.page.accept_the_invitation}}</button></div>
</form></section>
{{/NEWCOMER}}
</div>
