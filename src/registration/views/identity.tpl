{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col gh-narrow">
<hgroup class="gh-hgroup"><p>{{HEADING}}</p><h1>{{STEP}}</h1></hgroup>
<ol class="gh-steps2" aria-label="{{say:registration.page.progress}}" role="list"><li class="is-now" aria-current="step">{{say:registration.page.1_provider}}</li><li>{{say:registration.page.2_agreement}}</li><li>{{say:registration.page.3_your_account}}</li></ol>
{{>ERRORS}}
<form class="usa-form gh-card" method="post" action="{{PLAN_PATH}}/register" novalidate>
{{csrf}}
<p>{{MATCH_HELP}}</p>
{{required-note}}
{{>PROVIDER_TYPE}}
<p class="gh-no-has"><button class="usa-button usa-button--outline gh-button--small" type="submit" name="show" value="fields">{{say:registration.page.show_the_fields_for_this}}</button></p>
<div data-for="practitioner" class="{{NOT_PRACTITIONER}}"><div class="gh-pair">{{>FIRST_NAME}}{{>LAST_NAME}}</div></div>
<div data-for="group" class="{{NOT_GROUP}}">{{>GROUP_NAME}}</div>
{{>TAX_ID}}
{{#ONE_NUMBER}}{{>NUMBER}}{{/ONE_NUMBER}}
{{#TWO_NUMBERS}}<div data-for="practitioner" class="{{NOT_PRACTITIONER}}">{{>NUMBER}}</div><div data-for="group" class="{{NOT_GROUP}}">{{>GROUP_NUMBER}}</div>{{/TWO_NUMBERS}}
{{>ZIP}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:common.page.next}}</button><a href="{{PLAN_PATH}}/login">{{say:common.page.cancel}}</a></div>
</form>
</div>
<aside class="gh-col gh-aside" aria-label="{{say:registration.page.help_with_this_step}}">
{{#TYPE_HELP}}
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.practitioner_or_group}}</h2><dl class="gh-defs"><dt>{{say:common.practitioner}}</dt><dd>{{PRACTITIONER}}</dd><dt>{{say:common.group}}</dt><dd>{{GROUP}}</dd></dl></section>
{{/TYPE_HELP}}
{{#NUMBER_HELP}}<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.no_letter_at_hand}}</h2><p>{{TEXT}}</p></section>{{/NUMBER_HELP}}
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.does_your_office_use_the}}</h2><p>{{say:registration.page.if_it_has_ask_in}}</p></section>
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.already_registered}}</h2><p>{{say:registration.page.go_to_and_log_in}}</p></section>
</aside>
</div>
