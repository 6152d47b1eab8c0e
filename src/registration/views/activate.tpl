{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{>HEAD}}
{{>ERRORS}}
{{#SETTLED}}
<section class="gh-status is-info" aria-label="{{say:registration.page.why_no_code_is_asked}}">{{icon:info}}<div><p>{{say:registration.page.your_office_has_by_now}}</p><p class="gh-soft">{{say:registration.page.no_code_is_needed_any}}</p></div></section>
{{/SETTLED}}
{{#CODE}}
{{#USE_BY}}<section class="gh-status {{KIND}}" aria-label="{{say:registration.page.use_the_code_by}}">{{icon:schedule}}<div class="gh-wrap-time"><p>{{say:registration.page.use_your_code_by}}</p><p class="gh-soft">{{LEFT}}</p></div></section>{{/USE_BY}}
<form class="usa-form gh-card" method="post" action="{{PLAN_PATH}}/activate" novalidate>
{{csrf}}
<h2>{{say:registration.page.enter_the_code_from_the}}</h2>
{{required-note}}
{{>FIELD}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:registration.page.activate_account}}</button></div>
<p class="gh-soft gh-small gh-gap">{{say:registration.page.next_you_replace_the_from}}</p>
</form>
{{>CLOCKS}}
{{/CODE}}
<form class="gh-actions" method="post" action="{{PLAN_PATH}}/logout">{{csrf}}<button class="gh-linkbutton" type="submit">{{say:common.page.sign_out}}</button></form>
</div>
<aside class="gh-col gh-aside" aria-label="{{say:registration.page.help_with_the_letter}}">
{{#ADDRESS}}
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.where_the_letter_went}}</h2><p>{{say:registration.page.to_the_address_on_file}}</p></section>
<section class="gh-card gh-card--quiet gh-wrap-time"><h2>{{say:registration.page.the_letter_is_not_here}}</h2>
{{#OFFERED}}<p>{{say:registration.page.we_ask_the_to_mail}}</p><form method="post" action="{{PLAN_PATH}}/activate/not-received">{{csrf}}<button class="usa-button usa-button--outline gh-button--small" type="submit">{{NOT_RECEIVED}}</button></form>{{/OFFERED}}
{{#ASKED}}<p>{{say:registration.page.you_asked_for_a_new}}</p>{{/ASKED}}
{{#NOT_YET}}<p>{{say:registration.page.wait_until_then_you_can}}</p>{{/NOT_YET}}
</section>
{{/ADDRESS}}
<section class="gh-card gh-card--quiet"><h2>{{say:common.page.help}}</h2><p>{{say:registration.page.email_the_service_desk_service}}</p><p>{{say:registration.page.has_the_code_expired_put}}</p></section>
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.only_on_paper}}</h2><p>{{say:registration.page.we_never_give_this_code}}</p></section>
</aside>
</div>
