{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col gh-narrow">
<hgroup class="gh-hgroup"><p>{{HEADING}}</p><h1>{{STEP}}</h1></hgroup>
<ol class="gh-steps2" aria-label="{{say:registration.page.progress}}" role="list"><li>{{say:registration.page.provider}}</li><li>{{say:registration.page.agreement}}</li><li class="is-now" aria-current="step">{{say:registration.page.3_your_account}}</li></ol>
{{>ERRORS}}
<form class="usa-form gh-card" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
{{required-note}}
<div class="gh-pair">{{>FIRST_NAME}}{{>LAST_NAME}}</div>
{{>USER_NAME}}
{{>NEW_PASSWORD}}
{{>REPEAT_PASSWORD}}
{{>EMAIL}}
{{#SECURITY}}
{{>QUESTION}}
{{>ANSWER}}
<p class="gh-soft gh-small">{{say:registration.page.keep_question_and_answer_at}}</p>
{{/SECURITY}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:registration.page.finish_registration}}</button><a href="{{PLAN_PATH}}/login">{{say:common.page.cancel}}</a></div>
</form>
</div>
<aside class="gh-col gh-aside" aria-label="{{say:registration.page.your_registration}}">
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.your_registration}}</h2><dl class="gh-facts"><dt>{{say:registration.page.provider}}</dt><dd>{{PROVIDER}}</dd><dt>{{PROVIDER_ID}}</dt><dd>{{NUMBER}}</dd><dt>{{say:registration.page.registers_as}}</dt><dd>{{AS}}</dd></dl></section>
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.what_happens_next}}</h2><p>{{say:registration.page.we_email_you_a_link}}</p></section>
</aside>
</div>
