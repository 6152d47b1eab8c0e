{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<div class="gh-grid gh-grid--side">
<div class="gh-col gh-narrow">
<ol class="gh-steps2" aria-label="Progress" role="list"><li class="is-now" aria-current="step"><b>1</b> You and your office</li><li><b>2</b> Confirm your email</li><li><b>3</b> Your account</li></ol>
{{>ERRORS}}
<form class="usa-form gh-card" method="post" action="{{PLAN_PATH}}/register" novalidate>
{{csrf}}
{{required-note}}
{{#ROW}}
{{#ONE}}{{>FIELD}}{{/ONE}}
{{#PAIR}}<div class="gh-pair">{{>FIRST}}{{>SECOND}}</div>{{/PAIR}}
{{/ROW}}
<div class="gh-actions"><button class="usa-button" type="submit">Send the link to my email</button><a href="{{PLAN_PATH}}/login">Cancel</a></div>
</form>
</div>
<aside class="gh-col gh-aside" aria-label="Help with registering">
<section class="gh-card gh-card--quiet"><h2>What happens next</h2><p>We email you a link. Only after you have opened it do we show anything about your office.</p></section>
<section class="gh-card gh-card--quiet"><h2>First of your office, or not?</h2><p>The first person who registers for a {{PROVIDER_ID}} is asked to be its {{ORG_ADMIN}}. Everybody after that gets an individual account, which {{AN_ADMIN}} activates.</p></section>
<section class="gh-card gh-card--quiet"><h2>You have an account already?</h2><p><a href="{{PLAN_PATH}}/login">Log in</a>. Accounts are personal and are not shared.</p></section>
<section class="gh-card gh-card--quiet"><h2>Something does not match?</h2><p>Email the {{SERVICE_DESK}}: <a href="mailto:{{SERVICE_DESK_EMAIL}}">{{SERVICE_DESK_EMAIL}}</a>. {{SERVICE_DESK_WARNING}}</p></section>
</aside>
</div>
