{{%AUTOESCAPE context="HTML"}}
{{required-note}}
<form class="usa-form" id="invite-person" method="post" action="{{ADD_PATH}}" novalidate>{{csrf}}<input type="hidden" name="from" value="{{FROM}}">
<div class="gh-pair gh-pair--wide">{{>FIRST_NAME}}{{>LAST_NAME}}{{>EMAIL}}</div>
{{#ASKS_ZIP}}{{>ZIP}}{{/ASKS_ZIP}}
<fieldset class="usa-fieldset usa-form-group" id="capabilities"><legend class="usa-legend">{{say:common.permissions}}</legend><span class="usa-hint">{{say:access.page.give_only_what_their_work}}</span>
{{#CAPABILITIES_ERROR}}<span class="usa-error-message">{{icon:error}}<span><span class="gh-sr">{{say:common.page.error}}</span>{{MESSAGE}}</span></span>{{/CAPABILITIES_ERROR}}
<div class="gh-choices">{{#BOX}}<div class="usa-checkbox"><input class="usa-checkbox__input" type="checkbox" id="may-{{KEY}}" name="may.{{KEY}}" value="yes"{{#CHECKED}} checked{{/CHECKED}}><label class="usa-checkbox__label" for="may-{{KEY}}">{{LABEL}}</label></div>{{/BOX}}</div></fieldset>
<div class="gh-actions"><button class="usa-button usa-button--outline" type="submit">{{icon:add}}{{ADD}}</button></div>
</form>
{{#LIST}}
<section aria-labelledby="to-invite"><h3 id="to-invite" class="gh-listhead">{{say:access.page.to_be_invited}}</h3>
<ul class="gh-listbox" role="list">
{{#LISTED}}<li><div><strong>{{NAME}}</strong> <small>{{ADDRESS}} · {{PERMISSIONS}}</small></div><form method="post" action="{{REMOVE_PATH}}">{{csrf}}<input type="hidden" name="from" value="{{FROM}}"><button class="gh-linkbutton is-danger" type="submit">{{say:common.page.remove_name}}</button></form></li>
{{/LISTED}}
</ul>{{#MORE}}<p class="gh-soft gh-small gh-gap-s">{{say:access.page.and_rest_more}}</p>{{/MORE}}</section>
{{/LIST}}
