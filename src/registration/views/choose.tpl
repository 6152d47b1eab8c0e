{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<div class="gh-grid gh-grid--side">
<div class="gh-col gh-narrow">
<ol class="gh-steps2" aria-label="{{say:registration.page.progress}}" role="list"><li>{{say:registration.page.you_and_your_office}}</li><li>{{say:registration.confirm_your_email}}</li><li class="is-now" aria-current="step">{{say:registration.page.3_your_account}}</li></ol>
{{>ERRORS}}
{{#WAIT}}
<section class="gh-status is-warn" aria-label="{{say:registration.page.why_you_have_to_wait}}">{{icon:schedule}}<div><p>{{HEADING}}</p><p class="gh-soft">{{TEXT}}</p></div></section>
{{/WAIT}}
{{#HELD}}
<section class="gh-status is-info" aria-label="{{say:registration.page.what_you_will_get}}">{{icon:info}}<div><p>{{say:registration.page.your_office_has_so_you}}</p><p class="gh-soft">{{say:registration.page.activates_it_and_decides_which}}</p></div></section>
{{/HELD}}
{{#FORM}}
<form class="usa-form gh-card" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
{{required-note}}
{{#ASKED}}{{>ROLE}}{{/ASKED}}
{{#MASTER}}
<div data-for="org_admin">
<h2>{{say:registration.page.where_the_letter_goes}}</h2>
{{>ADDRESS}}
{{#NO_ADDRESS}}<div class="usa-alert usa-alert--warning"><div class="usa-alert__body"><p class="usa-alert__text">{{say:registration.page.there_is_no_address_on}}</p></div></div>{{/NO_ADDRESS}}
<p class="gh-soft gh-small">{{WRONG_ADDRESS_HELP}}{{#ENROLLMENT}} <a href="{{URL}}">{{NAME}}</a>{{/ENROLLMENT}}</p>
<p class="gh-soft gh-small">{{say:registration.page.you_choose_no_password_now}}</p>
</div>
{{/MASTER}}
{{#INDIVIDUAL}}
<div data-for="org_user">
<h2>{{say:registration.page.your_password}}</h2>
{{>NEW_PASSWORD}}
{{>REPEAT_PASSWORD}}
</div>
{{/INDIVIDUAL}}
{{#USER_NAME}}
<h2>{{say:registration.page.your_username}}</h2>
{{>FIELD}}
{{/USER_NAME}}
{{#AGREEMENT}}
<h2>{{TITLE}}</h2>
<details><summary>{{say:registration.page.read_the_version}}</summary>{{#PARAGRAPH}}<p>{{TEXT}}</p>{{/PARAGRAPH}}</details>
{{>CONSENT}}
{{/AGREEMENT}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:registration.register}}</button></div>
</form>
{{/FORM}}
</div>
<aside class="gh-col gh-aside" aria-label="{{say:registration.page.your_registration}}">
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.your_registration}}</h2><dl class="gh-facts"><dt>{{say:common.office}}</dt><dd>{{PROVIDER}}</dd><dt>{{PROVIDER_ID}}</dt><dd>{{NUMBER}}</dd><dt>{{say:common.page.name}}</dt><dd>{{PERSON}}</dd><dt>{{say:common.email}}</dt><dd>{{EMAIL}}</dd><dt>{{say:common.page.username}}</dt><dd>{{USERNAME}}</dd><dt>{{say:registration.page.finish_by}}</dt><dd>{{>GOOD_UNTIL}}</dd></dl></section>
<section class="gh-card gh-card--quiet"><h2>{{say:common.page.help}}</h2><p>{{say:registration.page.email_the_service_desk_service}}</p></section>
</aside>
</div>
