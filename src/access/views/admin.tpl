{{%AUTOESCAPE context="HTML"}}
{{#STANDING}}<section class="usa-alert usa-alert--warning gh-flash" aria-label="Standing"><div class="usa-alert__body"><h2 class="usa-alert__heading">{{HEADING}}</h2><p class="usa-alert__text">{{TEXT}} Questions: {{CONTACT}}.</p></div></section>{{/STANDING}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{#WAITING}}
<section class="gh-card gh-card--flush" aria-labelledby="waiting"><div class="gh-card__head"><h2 id="waiting">Waiting to be activated</h2></div>
<ul class="gh-queue" role="list">
{{#PENDING}}
<li><span class="gh-queue__icon">{{icon:person}}</span><div><h3>{{NAME}}</h3><p>{{JOB}}. Registered {{>SINCE}} with {{EMAIL}}.</p></div><div class="gh-queue__do"><a class="usa-button gh-button--small" href="{{MEMBER_PATH}}">Choose permissions<span class="gh-sr"> for {{NAME}}</span></a><a class="usa-button gh-button--danger-outline gh-button--small" href="{{REMOVAL_PATH}}">Turn away<span class="gh-sr"> {{NAME}}</span></a></div></li>
{{/PENDING}}
</ul>
</section>
{{/WAITING}}
<section class="gh-card gh-card--flush" aria-labelledby="people">
<div class="gh-card__head"><h2 id="people">People</h2><span class="gh-soft gh-small">{{COUNT}}</span></div>
{{#SEARCH}}<form class="gh-filter gh-card__head" method="get" action="{{ADMIN_PATH}}" role="search"><div class="usa-form-group"><label class="usa-label" for="q">Name, email or username</label><input class="usa-input gh-w-name" id="q" name="q" type="search" value="{{Q}}"></div><button class="usa-button usa-button--outline gh-button--small" type="submit">Search</button>{{#ALL}}<a class="gh-filter__end" href="{{ADMIN_PATH}}">Show all</a>{{/ALL}}</form>{{/SEARCH}}
{{#NO_HIT}}<div class="gh-empty"><h3>Nobody fits “{{Q}}”</h3><p><a href="{{ADMIN_PATH}}">Show all</a></p></div>{{/NO_HIT}}
<div class="gh-cards-early"><table class="gh-table" role="table">
<caption class="gh-sr">People with access to {{OFFICE}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">Name</th><th role="columnheader" scope="col">Last seen</th><th role="columnheader" scope="col" class="gh-w-wide">Permissions</th><th role="columnheader" scope="col">Agreements</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col">Actions</th></tr></thead>
<tbody role="rowgroup">
{{#PERSON}}
<tr role="row"><th role="rowheader" scope="row" class="is-wide" data-label="Name"><div>{{NAME}} <small>{{JOB}}{{#YOU}} · you{{/YOU}}</small></div></th><td role="cell" data-label="Last seen"><div>{{#SEEN}}{{>MOMENT}}{{/SEEN}}{{#NEVER}}Never{{/NEVER}}</div></td><td role="cell" data-label="Permissions"><div><ul class="gh-chips" role="list">{{#CHIP}}<li>{{BRIEF}}</li>{{/CHIP}}{{#NO_CHIPS}}<li class="is-none">None that count today</li>{{/NO_CHIPS}}</ul></div></td><td role="cell" data-label="Agreements"><div>{{#AGREEMENT}}{{TITLE}}: {{#ACCEPTED}}accepted {{>MOMENT}}{{/ACCEPTED}}{{#OUTDATED}}earlier version only{{/OUTDATED}}{{#MISSING}}not accepted{{/MISSING}}<br>{{/AGREEMENT}}</div></td><td role="cell" data-label="Status"><div>{{>STATUS}}</div></td><td role="cell" data-label="Actions"><div class="gh-rowacts"><a href="{{MEMBER_PATH}}">Edit<span class="gh-sr"> {{NAME}}</span></a>{{#UNLOCK}}<form method="post" action="{{UNLOCK_PATH}}">{{csrf}}<input type="hidden" name="from" value="admin"><button class="gh-linkbutton" type="submit">Unlock<span class="gh-sr"> {{NAME}}</span></button></form>{{/UNLOCK}}<a href="{{REMOVAL_PATH}}">Remove<span class="gh-sr"> {{NAME}}</span></a></div></td></tr>
{{/PERSON}}
</tbody></table></div>
</section>
</div>
<aside class="gh-col" aria-label="{{UPGRADE}}">
<section class="gh-card" aria-labelledby="upgrade"><h2 id="upgrade">{{ADMIN_TITLE}}</h2>
{{#ADVICE}}<p class="gh-small"><strong>{{HEADING}}.</strong> {{REASON}} Have at least {{ADVISED}}.</p>{{/ADVICE}}
{{#CAN_UPGRADE}}
<form class="usa-form" method="post" action="{{UPGRADE_PATH}}" novalidate>{{csrf}}
{{>ACTIVE_USERS}}
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">{{UPGRADE}}</button></div>
</form>
<p class="gh-soft gh-small gh-gap-s">Whoever you upgrade can do all that you can: let people in, choose permissions, unlock and remove. It counts at once.</p>
{{/CAN_UPGRADE}}
{{#NOBODY_TO_UPGRADE}}<p class="gh-soft gh-small gh-gap-s">{{ACTIVE_LABEL}}: nobody at the moment. Activate a colleague first; whoever waits or is locked out cannot be upgraded.</p>{{/NOBODY_TO_UPGRADE}}
</section>
<section class="gh-card gh-card--quiet"><h2>One login, one person</h2><p>Login information is not shared. A colleague who needs to get in registers with “{{REGISTER}}”.</p></section>
</aside>
</div>
<p class="gh-rule gh-gap">{{AN_ADMIN_OPENING}} changes only what belongs to this office. Email, username and password are each person’s own.</p>
