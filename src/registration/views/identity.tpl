{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col gh-narrow">
<hgroup class="gh-hgroup"><p>{{HEADING}}</p><h1>{{STEP}}</h1></hgroup>
<ol class="gh-steps2" aria-label="Progress" role="list"><li class="is-now" aria-current="step"><b>1</b> Provider</li><li><b>2</b> Agreement</li><li><b>3</b> Your account</li></ol>
{{>ERRORS}}
<form class="usa-form gh-card" method="post" action="{{PLAN_PATH}}/register" novalidate>
{{csrf}}
<p>{{MATCH_HELP}}</p>
{{required-note}}
{{>PROVIDER_TYPE}}
<p class="gh-no-has"><button class="usa-button usa-button--outline gh-button--small" type="submit" name="show" value="fields">Show the fields for this type</button></p>
<div data-for="practitioner" class="{{NOT_PRACTITIONER}}"><div class="gh-pair">{{>FIRST_NAME}}{{>LAST_NAME}}</div></div>
<div data-for="group" class="{{NOT_GROUP}}">{{>GROUP_NAME}}</div>
{{>TAX_ID}}
{{#ONE_NUMBER}}{{>NUMBER}}{{/ONE_NUMBER}}
{{#TWO_NUMBERS}}<div data-for="practitioner" class="{{NOT_PRACTITIONER}}">{{>NUMBER}}</div><div data-for="group" class="{{NOT_GROUP}}">{{>GROUP_NUMBER}}</div>{{/TWO_NUMBERS}}
{{>ZIP}}
<div class="gh-actions"><button class="usa-button" type="submit">Next</button><a href="{{PLAN_PATH}}/login">Cancel</a></div>
</form>
</div>
<aside class="gh-col gh-aside" aria-label="Help with this step">
{{#TYPE_HELP}}
<section class="gh-card gh-card--quiet"><h2>Practitioner or Group?</h2><dl class="gh-defs"><dt>Practitioner</dt><dd>{{PRACTITIONER}}</dd><dt>Group</dt><dd>{{GROUP}}</dd></dl></section>
{{/TYPE_HELP}}
{{#NUMBER_HELP}}<section class="gh-card gh-card--quiet"><h2>No letter at hand?</h2><p>{{TEXT}}</p></section>{{/NUMBER_HELP}}
<section class="gh-card gh-card--quiet"><h2>Does your office use the portal already?</h2><p>If it has {{AN_ADMIN}}, ask in your office who that is. Register here all the same: your request for access then waits for that person.</p></section>
<section class="gh-card gh-card--quiet"><h2>Already registered?</h2><p>Go to <a href="{{PLAN_PATH}}/login">{{REGISTERED}}</a> and log in. One account is enough.</p></section>
</aside>
</div>
