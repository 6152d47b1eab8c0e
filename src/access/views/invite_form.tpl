{{%AUTOESCAPE context="HTML"}}
{{required-note}}
<form class="usa-form" method="post" action="{{ADD_PATH}}" novalidate>{{csrf}}<input type="hidden" name="from" value="{{FROM}}">
<div class="gh-pair gh-pair--wide">{{>FIRST_NAME}}{{>LAST_NAME}}{{>EMAIL}}</div>
{{#ASKS_ZIP}}{{>ZIP}}{{/ASKS_ZIP}}
<fieldset class="usa-fieldset usa-form-group" id="capabilities"><legend class="usa-legend">Permissions</legend><span class="usa-hint">Give only what their work needs. You can change this later.</span>
{{#CAPABILITIES_ERROR}}<span class="usa-error-message">{{icon:error}}<span><span class="gh-sr">Error: </span>{{MESSAGE}}</span></span>{{/CAPABILITIES_ERROR}}
<div class="gh-choices">{{#BOX}}<div class="usa-checkbox"><input class="usa-checkbox__input" type="checkbox" id="may-{{KEY}}" name="may.{{KEY}}" value="yes"{{#CHECKED}} checked{{/CHECKED}}><label class="usa-checkbox__label" for="may-{{KEY}}">{{LABEL}}</label></div>{{/BOX}}</div></fieldset>
<div class="gh-actions"><button class="usa-button usa-button--outline" type="submit">{{icon:add}}{{ADD}}</button></div>
</form>
{{#LIST}}
<section aria-labelledby="to-invite"><h3 id="to-invite" class="gh-listhead">To be invited: {{COUNT}}</h3>
<ul class="gh-listbox" role="list">
{{#LISTED}}<li><div><strong>{{NAME}}</strong> <small>{{ADDRESS}} · {{PERMISSIONS}}</small></div><form method="post" action="{{REMOVE_PATH}}">{{csrf}}<input type="hidden" name="from" value="{{FROM}}"><button class="gh-linkbutton is-danger" type="submit">Remove<span class="gh-sr"> {{NAME}}</span></button></form></li>
{{/LISTED}}
</ul>{{#MORE}}<p class="gh-soft gh-small gh-gap-s">And {{REST}} more.</p>{{/MORE}}</section>
{{/LIST}}
