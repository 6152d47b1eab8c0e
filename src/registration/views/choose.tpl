{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<div class="gh-grid gh-grid--side">
<div class="gh-col gh-narrow">
<ol class="gh-steps2" aria-label="Progress" role="list"><li>You and your office</li><li>Confirm your email</li><li class="is-now" aria-current="step"><b>3</b> Your account</li></ol>
{{>ERRORS}}
{{#WAIT}}
<section class="gh-status is-warn" aria-label="Why you have to wait">{{icon:schedule}}<div><p>{{HEADING}}</p><p class="gh-soft">{{TEXT}}</p></div></section>
{{/WAIT}}
{{#HELD}}
<section class="gh-status is-info" aria-label="What you will get">{{icon:info}}<div><p>Your office has {{AN_ADMIN}}, so you get an individual account</p><p class="gh-soft">{{AN_ADMIN_OPENING}} activates it and decides which areas of the portal you may use.</p></div></section>
{{/HELD}}
{{#FORM}}
<form class="usa-form gh-card" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
{{required-note}}
{{#ASKED}}{{>ROLE}}{{/ASKED}}
{{#MASTER}}
<div data-for="org_admin">
<h2>Where the letter goes</h2>
{{>ADDRESS}}
{{#NO_ADDRESS}}<div class="usa-alert usa-alert--warning"><div class="usa-alert__body"><p class="usa-alert__text">There is no address on file that a letter could go to, so no code can be sent.</p></div></div>{{/NO_ADDRESS}}
<p class="gh-soft gh-small">{{WRONG_ADDRESS_HELP}}{{#ENROLLMENT}} <a href="{{URL}}">{{NAME}}</a>{{/ENROLLMENT}}</p>
<p class="gh-soft gh-small">You choose no password now: the letter brings a {{TEMPORARY_PASSWORD}} and the {{CODE}}.</p>
</div>
{{/MASTER}}
{{#INDIVIDUAL}}
<div data-for="org_user">
<h2>Your password</h2>
{{>NEW_PASSWORD}}
{{>REPEAT_PASSWORD}}
</div>
{{/INDIVIDUAL}}
{{#USER_NAME}}
<h2>Your username</h2>
{{>FIELD}}
{{/USER_NAME}}
{{#AGREEMENT}}
<h2>{{TITLE}}</h2>
<details><summary>Read the {{TITLE}}, version {{VERSION}}</summary>{{#PARAGRAPH}}<p>{{TEXT}}</p>{{/PARAGRAPH}}</details>
{{>CONSENT}}
{{/AGREEMENT}}
<div class="gh-actions"><button class="usa-button" type="submit">Register</button></div>
</form>
{{/FORM}}
</div>
<aside class="gh-col gh-aside" aria-label="Your registration">
<section class="gh-card gh-card--quiet"><h2>Your registration</h2><dl class="gh-facts"><dt>Office</dt><dd>{{PROVIDER}}</dd><dt>{{PROVIDER_ID}}</dt><dd>{{NUMBER}}</dd><dt>Name</dt><dd>{{PERSON}}</dd><dt>Email</dt><dd>{{EMAIL}}</dd><dt>Username</dt><dd>{{USERNAME}}</dd><dt>Finish by</dt><dd>{{>GOOD_UNTIL}}</dd></dl></section>
<section class="gh-card gh-card--quiet"><h2>Help</h2><p>Email the {{SERVICE_DESK}}: <a href="mailto:{{SERVICE_DESK_EMAIL}}">{{SERVICE_DESK_EMAIL}}</a>. {{SERVICE_DESK_WARNING}}</p></section>
</aside>
</div>
