{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{#PERMISSIONS}}
<section class="gh-card" aria-labelledby="permissions"><h2 id="permissions">{{PERMISSIONS_HEADING}}</h2>
<p class="gh-soft">{{say:access.page.give_only_what_this_persons}}</p>
<p class="gh-inline gh-gap-s">{{say:access.page.usual_for_as_it_is}}</p>
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}{{#SEEN_FIELD}}<input type="hidden" name="seen" value="{{SEEN_KEYS}}">{{/SEEN_FIELD}}
<div id="capabilities">
{{#CAPABILITIES_ERROR}}<span class="usa-error-message">{{icon:error}}<span><span class="gh-sr">{{say:common.page.error}}</span>{{MESSAGE}}</span></span>{{/CAPABILITIES_ERROR}}
{{#SUBSYSTEM}}
<fieldset class="usa-fieldset usa-form-group"><legend class="usa-legend">{{SUBSYSTEM_LABEL}}</legend>
{{#BOX}}<div class="usa-checkbox"><input class="usa-checkbox__input" type="checkbox" id="may-{{KEY}}" name="may.{{KEY}}" value="yes" aria-describedby="may-{{KEY}}-hint"{{#CHECKED}} checked{{/CHECKED}}><label class="usa-checkbox__label" for="may-{{KEY}}">{{LABEL}}</label><span class="usa-hint gh-choice__hint" id="may-{{KEY}}-hint">{{HELP}}{{#DORMANT}}{{say:access.page.does_not_count_today_the}}{{/DORMANT}}</span></div>
{{/BOX}}
</fieldset>
{{/SUBSYSTEM}}
</div>
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">{{SUBMIT}}</button>{{#TURN_AWAY}}<a class="usa-button gh-button--danger-outline" href="{{REMOVAL_PATH}}">{{say:access.turn_away}}</a>{{/TURN_AWAY}}</div>
</form>
</section>
{{/PERMISSIONS}}
{{#HAS_ALL}}<section class="gh-card"><h2>{{say:common.permissions}}</h2><p>{{say:access.page.can_use_everything_that_this}}</p></section>{{/HAS_ALL}}
{{#CLAIMS}}<section class="gh-card"><h2>{{say:access.page.waits_for_a_letter}}</h2><p>{{say:access.page.asked_to_be_and_gets}}</p></section>{{/CLAIMS}}
<section class="gh-card" aria-labelledby="details"><h2 id="details">{{say:access.page.details_in_this_office}}</h2>
<p class="gh-soft">{{say:access.page.email_username_and_password_are}}</p>
<form class="usa-form" method="post" action="{{DETAILS_PATH}}" novalidate>{{csrf}}
{{required-note}}
{{>DISPLAY_NAME}}
{{>PHONE}}
{{>JOB_TITLE}}
<div class="gh-actions gh-gap"><button class="usa-button usa-button--outline" type="submit">{{say:access.page.save_the_details}}</button></div>
</form></section>
</div>
<aside class="gh-col" aria-label="{{say:access.page.about_name}}">
<section class="gh-card"><h2 class="gh-titlerow">{{say:access.page.account_status}}</h2>
<dl class="gh-facts">
<dt>{{say:access.page.role}}</dt><dd>{{ROLE}}</dd>
<dt>{{say:common.page.username}}</dt><dd>{{USER_NAME}}</dd>
<dt>{{say:common.email}}</dt><dd>{{EMAIL}}</dd>
<dt>{{say:common.registered}}</dt><dd>{{>REQUESTED}}</dd>
{{#ACTIVATED}}<dt>{{say:access.page.active_since}}</dt><dd>{{>MOMENT}}</dd>{{/ACTIVATED}}
<dt>{{say:access.page.last_seen}}</dt><dd>{{#SEEN}}{{>MOMENT}}{{/SEEN}}{{#NEVER}}{{say:access.page.never}}{{/NEVER}}</dd>
{{#AGREEMENT}}<dt>{{TITLE}}</dt><dd>{{#ACCEPTED}}{{say:access.page.is_accepted_moment}}{{/ACCEPTED}}{{#OUTDATED}}{{say:access.page.accepted_in_an_earlier_version}}{{/OUTDATED}}{{#MISSING}}{{say:access.page.is_not_accepted}}{{/MISSING}}</dd>{{/AGREEMENT}}
</dl>
</section>
{{#LOCKED}}
<section class="gh-card"><h2>{{say:access.page.locked_out}}</h2><p class="gh-small">{{say:access.page.too_many_wrong_passwords}}</p>
{{#UNLOCK}}<form class="gh-gap-s" method="post" action="{{UNLOCK_PATH}}">{{csrf}}<input type="hidden" name="from" value="member"><button class="usa-button" type="submit">{{say:access.page.unlock_now}}</button></form>{{/UNLOCK}}
</section>
{{/LOCKED}}
{{#LOST_FACTOR}}
<section class="gh-card"><h2>{{say:common.page.lost_second_factor}}</h2><p class="gh-small">{{say:access.page.gave_the_right_password_and}}</p>
{{#CONFIRMED}}<p class="gh-small gh-gap-s">{{say:access.page.it_was_confirmed_has_a}}</p>{{/CONFIRMED}}
{{#DECIDE}}<p class="gh-small gh-gap-s">{{say:access.page.talk_to_in_person_or}}</p>
<form class="gh-gap-s" method="post" action="{{PATH}}">{{csrf}}<input type="hidden" name="decision" value="confirmed"><button class="usa-button" type="submit">{{say:access.page.i_have_talked_to_confirm}}</button></form>
<form class="gh-gap-s" method="post" action="{{PATH}}">{{csrf}}<input type="hidden" name="decision" value="declined"><button class="usa-button gh-button--danger-outline" type="submit">{{say:access.page.it_was_not_decline}}</button></form>{{/DECIDE}}
</section>
{{/LOST_FACTOR}}
{{#ACTIONS}}
<section class="gh-card"><h2>{{say:common.page.more}}</h2>
<div class="gh-buttons">
<form method="post" action="{{RECOVERY_PATH}}">{{csrf}}<input type="hidden" name="from" value="member"><button class="usa-button usa-button--outline" type="submit">{{say:access.page.send_recovery_email}}</button></form>
{{#UPGRADE}}<form method="post" action="{{UPGRADE_PATH}}">{{csrf}}<button class="usa-button usa-button--outline" type="submit">{{LABEL}}</button></form>{{/UPGRADE}}
{{#DEMOTE}}<a class="usa-button usa-button--outline" href="{{DEMOTION_PATH}}">{{say:access.page.change_to_label}}</a>{{/DEMOTE}}
<a class="usa-button gh-button--danger-outline" href="{{REMOVAL_PATH}}">{{REVOKE}}</a>
</div></section>
{{/ACTIONS}}
</aside>
</div>
