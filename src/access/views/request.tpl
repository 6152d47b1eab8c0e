{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
<section class="gh-card" aria-labelledby="permissions"><h2 id="permissions">{{say:access.choose_permissions}}</h2>
<p class="gh-soft">{{say:access.page.give_only_what_this_persons}}</p>
<p class="gh-inline gh-gap-s">{{say:access.page.usual_for_nothing_chosen}}</p>
<form class="usa-form" method="post" action="{{PATH}}" novalidate>{{csrf}}
<div id="capabilities">
{{#CAPABILITIES_ERROR}}<span class="usa-error-message">{{icon:error}}<span><span class="gh-sr">{{say:common.page.error}}</span>{{MESSAGE}}</span></span>{{/CAPABILITIES_ERROR}}
{{#SUBSYSTEM}}
<fieldset class="usa-fieldset usa-form-group"><legend class="usa-legend">{{SUBSYSTEM_LABEL}}</legend>
{{#BOX}}<div class="usa-checkbox"><input class="usa-checkbox__input" type="checkbox" id="may-{{KEY}}" name="may.{{KEY}}" value="yes" aria-describedby="may-{{KEY}}-hint"{{#CHECKED}} checked{{/CHECKED}}><label class="usa-checkbox__label" for="may-{{KEY}}">{{LABEL}}</label><span class="usa-hint gh-choice__hint" id="may-{{KEY}}-hint">{{HELP}}{{#DORMANT}}{{say:access.page.does_not_count_today_the}}{{/DORMANT}}</span></div>
{{/BOX}}
</fieldset>
{{/SUBSYSTEM}}
</div>
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">{{say:access.page.approve_with_these_permissions}}</button></div>
</form>
</section>
</div>
<aside class="gh-col" aria-label="{{say:access.page.about_name}}">
<section class="gh-card"><h2>{{say:access.page.who_asks}}</h2>
<dl class="gh-facts"><dt>{{say:common.page.name}}</dt><dd>{{NAME}}</dd><dt>{{say:access.page.email_proved}}</dt><dd>{{EMAIL}}</dd><dt>{{say:access.page.user_name}}</dt><dd>{{USER_NAME}}</dd><dt>{{say:access.page.asked}}</dt><dd>{{>SINCE}}</dd></dl>
</section>
<section class="gh-card" id="decline"><h2>{{say:access.page.not_one_of_yours}}</h2><p>{{say:access.page.then_decline_we_tell_by}}</p>
<form class="gh-gap-s" method="post" action="{{PATH}}/declined">{{csrf}}<button class="usa-button gh-button--danger-outline" type="submit">{{say:access.page.decline_the_request}}</button></form></section>
</aside>
</div>
