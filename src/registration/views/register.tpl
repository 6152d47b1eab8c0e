{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<div class="gh-grid gh-grid--side">
<div class="gh-col gh-narrow">
<ol class="gh-steps2" aria-label="{{say:registration.page.progress}}" role="list"><li class="is-now" aria-current="step">{{say:registration.page.1_you_and_your_office}}</li><li>{{say:registration.page.2_confirm_your_email}}</li><li>{{say:registration.page.3_your_account}}</li></ol>
{{>ERRORS}}
<form class="usa-form gh-card" method="post" action="{{PLAN_PATH}}/register" novalidate>
{{csrf}}
{{required-note}}
{{#ROW}}
{{#ONE}}{{>FIELD}}{{/ONE}}
{{#PAIR}}<div class="gh-pair">{{>FIRST}}{{>SECOND}}</div>{{/PAIR}}
{{/ROW}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:registration.page.send_the_link_to_my}}</button><a href="{{PLAN_PATH}}/login">{{say:common.page.cancel}}</a></div>
</form>
</div>
<aside class="gh-col gh-aside" aria-label="{{say:registration.page.help_with_registering}}">
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.what_happens_next}}</h2><p>{{say:registration.page.we_email_you_a_link_only}}</p></section>
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.first_of_your_office_or}}</h2><p>{{say:registration.page.the_first_person_who_registers}}</p></section>
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.you_have_an_account_already}}</h2><p>{{say:registration.page.log_in_accounts_are_personal}}</p></section>
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.something_does_not_match}}</h2><p>{{say:registration.page.email_the_service_desk_service}}</p></section>
</aside>
</div>
