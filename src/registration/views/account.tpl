{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col gh-narrow">
<hgroup class="gh-hgroup"><p>{{HEADING}}</p><h1>{{STEP}}</h1></hgroup>
<ol class="gh-steps2" aria-label="Progress" role="list"><li>Provider</li><li>Agreement</li><li class="is-now" aria-current="step"><b>3</b> Your account</li></ol>
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
<p class="gh-soft gh-small">Keep question and answer at hand for calls to support. The answer is kept so that nobody can read it, and it never resets a password.</p>
{{/SECURITY}}
<div class="gh-actions"><button class="usa-button" type="submit">Finish Registration</button><a href="{{PLAN_PATH}}/login">Cancel</a></div>
</form>
</div>
<aside class="gh-col gh-aside" aria-label="Your registration">
<section class="gh-card gh-card--quiet"><h2>Your registration</h2><dl class="gh-facts"><dt>Provider</dt><dd>{{PROVIDER}}</dd><dt>{{PROVIDER_ID}}</dt><dd>{{NUMBER}}</dd><dt>Registers as</dt><dd>{{AS}}</dd></dl></section>
<section class="gh-card gh-card--quiet"><h2>What happens next</h2><p>We email you a link. The account is active once you have opened it and pressed the button there.</p></section>
</aside>
</div>
