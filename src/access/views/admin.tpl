{{%AUTOESCAPE context="HTML"}}
{{#STANDING}}<section class="usa-alert usa-alert--warning gh-flash" aria-label="{{say:access.page.standing}}"><div class="usa-alert__body"><h2 class="usa-alert__heading">{{HEADING}}</h2><p class="usa-alert__text">{{say:access.page.text_questions_contact}}</p></div></section>{{/STANDING}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{#WAITING}}
<section class="gh-card gh-card--flush" aria-labelledby="waiting"><div class="gh-card__head"><h2 id="waiting">{{say:access.page.waiting_to_be_activated}}</h2></div>
<ul class="gh-queue" role="list">
{{#PENDING}}
<li><span class="gh-queue__icon">{{icon:person}}</span><div><h3>{{NAME}}</h3><p>{{say:access.page.job_registered_since_with_email}}</p></div><div class="gh-queue__do"><a class="usa-button gh-button--small" href="{{MEMBER_PATH}}">{{say:access.page.choose_permissions_for}}</a><a class="usa-button gh-button--danger-outline gh-button--small" href="{{REMOVAL_PATH}}">{{say:access.page.turn_away_name}}</a></div></li>
{{/PENDING}}
</ul>
</section>
{{/WAITING}}
<section class="gh-card gh-card--flush" aria-labelledby="people">
<div class="gh-card__head"><h2 id="people">{{say:common.page.people}}</h2><span class="gh-soft gh-small">{{COUNT}}</span></div>
{{#SEARCH}}<form class="gh-filter gh-card__head" method="get" action="{{ADMIN_PATH}}" role="search"><div class="usa-form-group"><label class="usa-label" for="q">{{say:access.page.name_email_or_username}}</label><input class="usa-input gh-w-name" id="q" name="q" type="search" value="{{Q}}"></div><button class="usa-button usa-button--outline gh-button--small" type="submit">{{say:common.page.search}}</button>{{#ALL}}<a class="gh-filter__end" href="{{ADMIN_PATH}}">{{say:access.page.show_all}}</a>{{/ALL}}</form>{{/SEARCH}}
{{#NO_HIT}}<div class="gh-empty"><h3>{{say:access.page.nobody_fits_q}}</h3><p><a href="{{ADMIN_PATH}}">{{say:access.page.show_all}}</a></p></div>{{/NO_HIT}}
<div class="gh-cards-early"><table class="gh-table" role="table">
<caption class="gh-sr">{{say:access.page.people_with_access_to}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">{{say:common.page.name}}</th><th role="columnheader" scope="col">{{say:access.page.last_seen}}</th><th role="columnheader" scope="col" class="gh-w-wide">{{say:common.permissions}}</th><th role="columnheader" scope="col">{{say:common.agreements}}</th><th role="columnheader" scope="col">{{say:common.page.status}}</th><th role="columnheader" scope="col">{{say:common.page.actions}}</th></tr></thead>
<tbody role="rowgroup">
{{#PERSON}}
<tr role="row"><th role="rowheader" scope="row" class="is-wide" data-label="{{say:common.page.name}}"><div>{{NAME}} <small>{{JOB}}{{#YOU}}{{say:access.page.you}}{{/YOU}}</small></div></th><td role="cell" data-label="{{say:access.page.last_seen}}"><div>{{#SEEN}}{{>MOMENT}}{{/SEEN}}{{#NEVER}}{{say:access.page.never}}{{/NEVER}}</div></td><td role="cell" data-label="{{say:common.permissions}}"><div><ul class="gh-chips" role="list">{{#CHIP}}<li>{{BRIEF}}</li>{{/CHIP}}{{#NO_CHIPS}}<li class="is-none">{{say:access.page.none_that_count_today}}</li>{{/NO_CHIPS}}</ul></div></td><td role="cell" data-label="{{say:common.agreements}}"><div>{{#AGREEMENT}}{{TITLE}}: {{#ACCEPTED}}{{say:access.page.accepted_moment}}{{/ACCEPTED}}{{#OUTDATED}}{{say:access.page.earlier_version_only}}{{/OUTDATED}}{{#MISSING}}{{say:access.page.not_accepted}}{{/MISSING}}<br>{{/AGREEMENT}}</div></td><td role="cell" data-label="{{say:common.page.status}}"><div>{{>STATUS}}</div></td><td role="cell" data-label="{{say:common.page.actions}}"><div class="gh-rowacts"><a href="{{MEMBER_PATH}}">{{say:access.page.edit_name}}</a>{{#UNLOCK}}<form method="post" action="{{UNLOCK_PATH}}">{{csrf}}<input type="hidden" name="from" value="admin"><button class="gh-linkbutton" type="submit">{{say:access.page.unlock_name}}</button></form>{{/UNLOCK}}<a href="{{REMOVAL_PATH}}">{{say:common.page.remove_name}}</a></div></td></tr>
{{/PERSON}}
</tbody></table></div>
</section>
</div>
<aside class="gh-col" aria-label="{{UPGRADE}}">
<section class="gh-card" aria-labelledby="upgrade"><h2 id="upgrade">{{ADMIN_TITLE}}</h2>
{{#ADVICE}}<p class="gh-small">{{say:access.page.have_at_least}}</p>{{/ADVICE}}
{{#CAN_UPGRADE}}
<form class="usa-form" method="post" action="{{UPGRADE_PATH}}" novalidate>{{csrf}}
{{>ACTIVE_USERS}}
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">{{UPGRADE}}</button></div>
</form>
<p class="gh-soft gh-small gh-gap-s">{{say:access.page.whoever_you_upgrade_can_do}}</p>
{{/CAN_UPGRADE}}
{{#NOBODY_TO_UPGRADE}}<p class="gh-soft gh-small gh-gap-s">{{say:access.page.nobody_at_the_moment_activate}}</p>{{/NOBODY_TO_UPGRADE}}
</section>
<section class="gh-card gh-card--quiet"><h2>{{say:access.page.one_login_one_person}}</h2><p>{{say:access.page.login_information_is_not_shared}}</p></section>
</aside>
</div>
<p class="gh-rule gh-gap">{{say:access.page.changes_only_what_belongs_to}}</p>
