{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col gh-narrow">
<hgroup class="gh-hgroup"><p>{{STEP}}</p><h1>{{TITLE}}</h1></hgroup>
<ol class="gh-steps2" aria-label="Progress" role="list"><li>Provider</li><li class="is-now" aria-current="step"><b>2</b> Agreement</li><li><b>3</b> Your account</li></ol>
{{>ERRORS}}
<form class="usa-form gh-card" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
{{required-note}}
{{#AGREEMENT}}
<section aria-label="{{NAME}}"><p class="gh-soft gh-small">{{NAME}}, version {{VERSION}}</p>{{#PARAGRAPH}}<p>{{TEXT}}</p>{{/PARAGRAPH}}</section>
{{>CONSENT}}
{{/AGREEMENT}}
<div class="gh-actions"><button class="usa-button" type="submit">Next</button><a href="{{PLAN_PATH}}/login">Cancel</a></div>
</form>
</div>
<aside class="gh-col gh-aside" aria-label="Your registration">
<section class="gh-card gh-card--quiet"><h2>{{HEADING}}</h2><dl class="gh-facts"><dt>Provider</dt><dd>{{PROVIDER}}</dd><dt>{{PROVIDER_ID}}</dt><dd>{{NUMBER}}</dd><dt>Registers as</dt><dd>{{AS}}</dd></dl></section>
<section class="gh-card gh-card--quiet"><h2>What we keep</h2><p>The version that you confirm, and when.</p></section>
</aside>
</div>
