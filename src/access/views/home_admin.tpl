{{%AUTOESCAPE context="HTML"}}
{{#STANDING}}<section class="usa-alert usa-alert--warning gh-flash" aria-label="{{say:access.page.standing}}"><div class="usa-alert__body"><h2 class="usa-alert__heading">{{HEADING}}</h2><p class="usa-alert__text">{{say:access.page.text_questions_contact}}</p></div></section>{{/STANDING}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
<section class="gh-card gh-card--flush" aria-labelledby="queue"><h2 class="gh-sr" id="queue">{{say:access.needs_you}}</h2>
{{#NOTHING}}
<div class="gh-empty">{{icon:check_circle}}<h3>{{say:access.page.nobody_waits_for_you}}</h3><p>{{say:access.page.new_accounts_and_locked_colleagues}}</p></div>
{{/NOTHING}}
<ul class="gh-queue" role="list">
{{#LOCKED}}
<li><span class="gh-queue__icon is-bad">{{icon:lock}}</span><div><h3>{{say:access.page.is_locked_out}}</h3><p>{{say:access.page.too_many_wrong_passwords}}</p></div><div class="gh-queue__do">{{#UNLOCK}}<form method="post" action="{{UNLOCK_PATH}}">{{csrf}}<input type="hidden" name="from" value="home"><button class="usa-button gh-button--small" type="submit">{{say:access.page.unlock_now_name}}</button></form>{{/UNLOCK}}<form method="post" action="{{RECOVERY_PATH}}">{{csrf}}<input type="hidden" name="from" value="home"><button class="usa-button usa-button--outline gh-button--small" type="submit">{{say:access.page.send_recovery_email_to}}</button></form></div></li>
{{/LOCKED}}
{{#LOST}}
<li><span class="gh-queue__icon is-bad">{{icon:security}}</span><div><h3>{{say:access.page.has_lost_the_second_factor}}</h3><p>{{say:access.page.cannot_log_in_until_you}}</p></div><div class="gh-queue__do"><a class="usa-button gh-button--small" href="{{MEMBER_PATH}}">{{say:access.page.confirm_or_decline_for}}</a></div></li>
{{/LOST}}
{{#PENDING}}
<li><span class="gh-queue__icon">{{icon:person}}</span><div><h3>{{say:access.page.is_waiting_to_be_activated}}</h3><p>{{say:access.page.registered_with_can_do_nothing}}</p></div><div class="gh-queue__do"><a class="usa-button gh-button--small" href="{{MEMBER_PATH}}">{{say:access.page.choose_permissions_for}}</a><a class="usa-button gh-button--danger-outline gh-button--small" href="{{REMOVAL_PATH}}">{{say:access.page.turn_away_name}}</a></div></li>
{{/PENDING}}
{{#INVITED}}
<li><span class="gh-queue__icon">{{icon:mail}}</span><div><h3>{{COUNT}}</h3><p>{{say:access.page.nobody_has_accepted_yet_send}}</p></div><div class="gh-queue__do"><a class="usa-button usa-button--outline gh-button--small" href="{{ADMIN_PATH}}">{{say:access.page.look_at_invitations}}</a></div></li>
{{/INVITED}}
{{#ASKER}}
<li><span class="gh-queue__icon">{{icon:person}}</span><div><h3>{{say:access.page.asks_for_access}}</h3><p>{{say:access.page.asked_email_proved_sees_nothing}}</p></div><div class="gh-queue__do"><a class="usa-button gh-button--small" href="{{REQUEST_PATH}}">{{say:access.page.approve_or_decline}}</a></div></li>
{{/ASKER}}
{{#PASSWORD}}
<li><span class="gh-queue__icon is-warn">{{icon:schedule}}</span><div><h3>{{say:access.page.your_password_expires_in}}</h3><p>{{say:access.page.after_you_must_choose_a_new}}</p></div><div class="gh-queue__do"><a class="usa-button usa-button--outline gh-button--small" href="{{PASSWORD_PATH}}">{{say:common.change_your_password}}</a></div></li>
{{/PASSWORD}}
</ul>
{{#NOTE}}<p class="gh-card__note gh-small gh-soft">{{say:access.page.decisions_take_effect_at_once}}</p>{{/NOTE}}
</section>
</div>
<aside class="gh-col" aria-label="{{say:access.page.cover}}">
{{#ADVICE}}
<section class="usa-alert usa-alert--warning" aria-labelledby="cover"><div class="usa-alert__body"><h2 class="usa-alert__heading" id="cover">{{HEADING}}</h2><p class="usa-alert__text">{{say:access.page.reason_have_at_least}}</p><div class="gh-actions"><a class="usa-button usa-button--outline gh-button--small" href="{{UPGRADE_PATH}}">{{UPGRADE}}</a></div></div></section>
{{/ADVICE}}
</aside>
</div>
<section class="gh-card gh-card--flush gh-gap" aria-labelledby="people">
<div class="gh-card__head"><h2 id="people">{{say:common.page.people}}</h2><a href="{{ADMIN_PATH}}">{{ADMIN}}</a></div>
<table class="gh-table" role="table">
<caption class="gh-sr">{{say:access.page.people_with_access_to}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">{{say:common.page.name}}</th><th role="columnheader" scope="col" class="gh-w-mid">{{say:access.page.last_seen}}</th><th role="columnheader" scope="col" class="gh-w-wide">{{say:common.permissions}}</th><th role="columnheader" scope="col">{{say:common.page.status}}</th></tr></thead>
<tbody role="rowgroup">
{{#PERSON}}
<tr role="row"><th role="rowheader" scope="row" class="is-wide" data-label="{{say:common.page.name}}"><div>{{NAME}} <small>{{JOB}}{{#YOU}}{{say:access.page.you}}{{/YOU}}</small></div></th><td role="cell" data-label="{{say:access.page.last_seen}}"><div>{{#SEEN}}{{>MOMENT}}{{/SEEN}}{{#NEVER}}{{say:access.page.never}}{{/NEVER}}</div></td><td role="cell" data-label="{{say:common.permissions}}"><div><ul class="gh-chips" role="list">{{#CHIP}}<li>{{BRIEF}}</li>{{/CHIP}}{{#NO_CHIPS}}<li class="is-none">{{say:access.page.no_permissions_yet}}</li>{{/NO_CHIPS}}</ul></div></td><td role="cell" data-label="{{say:common.page.status}}"><div>{{>STATUS}}</div></td></tr>
{{/PERSON}}
</tbody></table>{{#MORE}}<p class="gh-card__note gh-small gh-soft">{{say:access.page.and_rest_more}}</p>{{/MORE}}
</section>
