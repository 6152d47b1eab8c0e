{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col gh-narrow">
<hgroup class="gh-hgroup"><p>{{STEP}}</p><h1>{{TITLE}}</h1></hgroup>
<ol class="gh-steps2" aria-label="{{say:registration.page.progress}}" role="list"><li>{{say:registration.page.provider}}</li><li class="is-now" aria-current="step">{{say:registration.page.2_agreement}}</li><li>{{say:registration.page.3_your_account}}</li></ol>
{{>ERRORS}}
<form class="usa-form gh-card" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
{{required-note}}
{{#AGREEMENT}}
<section aria-label="{{NAME}}"><p class="gh-soft gh-small">{{say:registration.page.name_version_version}}</p>{{#PARAGRAPH}}<p>{{TEXT}}</p>{{/PARAGRAPH}}</section>
{{>CONSENT}}
{{/AGREEMENT}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:common.page.next}}</button><a href="{{PLAN_PATH}}/login">{{say:common.page.cancel}}</a></div>
</form>
</div>
<aside class="gh-col gh-aside" aria-label="{{say:registration.page.your_registration}}">
<section class="gh-card gh-card--quiet"><h2>{{HEADING}}</h2><dl class="gh-facts"><dt>{{say:registration.page.provider}}</dt><dd>{{PROVIDER}}</dd><dt>{{PROVIDER_ID}}</dt><dd>{{NUMBER}}</dd><dt>{{say:registration.page.registers_as}}</dt><dd>{{AS}}</dd></dl></section>
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.what_we_keep}}</h2><p>{{say:registration.page.the_version_that_you_confirm}}</p></section>
</aside>
</div>
