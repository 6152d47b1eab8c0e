{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
<section class="gh-card" aria-labelledby="permissions"><h2 id="permissions">Choose permissions</h2>
<p class="gh-soft">Give only what this person’s work needs. You can change it at any time.</p>
<p class="gh-inline gh-gap-s">Usual for: {{#JOB}}<a href="{{PATH}}?job={{KEY:url_query_escape}}#permissions">{{LABEL}}</a> {{/JOB}}<a href="{{PATH}}#permissions">nothing chosen</a></p>
<form class="usa-form" method="post" action="{{PATH}}" novalidate>{{csrf}}
<div id="capabilities">
{{#CAPABILITIES_ERROR}}<span class="usa-error-message">{{icon:error}}<span><span class="gh-sr">Error: </span>{{MESSAGE}}</span></span>{{/CAPABILITIES_ERROR}}
{{#SUBSYSTEM}}
<fieldset class="usa-fieldset usa-form-group"><legend class="usa-legend">{{SUBSYSTEM_LABEL}}</legend>
{{#BOX}}<div class="usa-checkbox"><input class="usa-checkbox__input" type="checkbox" id="may-{{KEY}}" name="may.{{KEY}}" value="yes" aria-describedby="may-{{KEY}}-hint"{{#CHECKED}} checked{{/CHECKED}}><label class="usa-checkbox__label" for="may-{{KEY}}">{{LABEL}}</label><span class="usa-hint gh-choice__hint" id="may-{{KEY}}-hint">{{HELP}}{{#DORMANT}} Does not count today: the plan does not allow it at this office now.{{/DORMANT}}</span></div>
{{/BOX}}
</fieldset>
{{/SUBSYSTEM}}
</div>
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">Approve with these permissions</button></div>
</form>
</section>
</div>
<aside class="gh-col" aria-label="About {{NAME}}">
<section class="gh-card"><h2>Who asks</h2>
<dl class="gh-facts"><dt>Name</dt><dd>{{NAME}}</dd><dt>Email, proved</dt><dd>{{EMAIL}}</dd><dt>User name</dt><dd>{{USER_NAME}}</dd><dt>Asked</dt><dd>{{>SINCE}}</dd></dl>
</section>
<section class="gh-card" id="decline"><h2>Not one of yours?</h2><p>Then decline. We tell {{NAME}} by email that the request was declined, and nothing else.</p>
<form class="gh-gap-s" method="post" action="{{PATH}}/declined">{{csrf}}<button class="usa-button gh-button--danger-outline" type="submit">Decline the request</button></form></section>
</aside>
</div>
