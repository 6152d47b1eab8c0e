{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{>HEAD}}
{{>ERRORS}}
{{#SETTLED}}
<section class="gh-status is-info" aria-label="Why no code is asked for">{{icon:info}}<div><p>Your office has {{AN_ADMIN}} by now</p><p class="gh-soft">No code is needed any more. Ask that person to activate your account, then choose a password through “{{FORGOT}}” on the login page.</p></div></section>
{{/SETTLED}}
{{#CODE}}
{{#USE_BY}}<section class="gh-status {{KIND}}" aria-label="Use the code by">{{icon:schedule}}<div class="gh-wrap-time"><p>Use your code by {{>MOMENT}}</p><p class="gh-soft">{{LEFT}}</p></div></section>{{/USE_BY}}
<form class="usa-form gh-card" method="post" action="{{PLAN_PATH}}/activate" novalidate>
{{csrf}}
<h2>Enter the code from the letter</h2>
{{required-note}}
{{>FIELD}}
<div class="gh-actions"><button class="usa-button" type="submit">Activate account</button></div>
<p class="gh-soft gh-small gh-gap">Next, you replace the {{TEMPORARY_PASSWORD}} from the letter with a password of your own.</p>
</form>
{{>CLOCKS}}
{{/CODE}}
<form class="gh-actions" method="post" action="{{PLAN_PATH}}/logout">{{csrf}}<button class="gh-linkbutton" type="submit">Sign out</button></form>
</div>
<aside class="gh-col gh-aside" aria-label="Help with the letter">
{{#ADDRESS}}
<section class="gh-card gh-card--quiet"><h2>Where the letter went</h2><p>To the address on file that was selected: <strong>{{PLACE}}</strong>. For safety we show only the city and ZIP Code here.</p></section>
<section class="gh-card gh-card--quiet gh-wrap-time"><h2>The letter is not here</h2>
{{#OFFERED}}<p>We ask the {{SERVICE_DESK}} to mail a new one.</p><form method="post" action="{{PLAN_PATH}}/activate/not-received">{{csrf}}<button class="usa-button usa-button--outline gh-button--small" type="submit">{{NOT_RECEIVED}}</button></form>{{/OFFERED}}
{{#ASKED}}<p>You asked for a new letter on {{>WHEN}}. The {{SERVICE_DESK}} takes care of it.</p>{{/ASKED}}
{{#NOT_YET}}<p>Wait until {{>WHEN}}: then you can say here that you have not received it. If you know that it is lost, email the {{SERVICE_DESK}} before.</p>{{/NOT_YET}}
</section>
{{/ADDRESS}}
<section class="gh-card gh-card--quiet"><h2>Help</h2><p>Email the {{SERVICE_DESK}}: <a href="mailto:{{SERVICE_DESK_EMAIL}}">{{SERVICE_DESK_EMAIL}}</a>. {{SERVICE_DESK_WARNING}}</p><p>Has the code expired? Put “{{EXPIRED_SUBJECT}}” into the subject.</p></section>
<section class="gh-card gh-card--quiet"><h2>Only on paper</h2><p>We never give this code by text, email, phone or fax. Do not give it to anyone who calls.</p></section>
</aside>
</div>
