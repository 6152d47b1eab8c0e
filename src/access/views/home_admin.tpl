{{%AUTOESCAPE context="HTML"}}
{{#STANDING}}<section class="usa-alert usa-alert--warning gh-flash" aria-label="Standing"><div class="usa-alert__body"><h2 class="usa-alert__heading">{{HEADING}}</h2><p class="usa-alert__text">{{TEXT}} Questions: {{CONTACT}}.</p></div></section>{{/STANDING}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
<section class="gh-card gh-card--flush" aria-labelledby="queue"><h2 class="gh-sr" id="queue">Needs you</h2>
{{#NOTHING}}
<div class="gh-empty">{{icon:check_circle}}<h3>Nobody waits for you</h3><p>New accounts and locked colleagues show up here.</p></div>
{{/NOTHING}}
<ul class="gh-queue" role="list">
{{#LOCKED}}
<li><span class="gh-queue__icon is-bad">{{icon:lock}}</span><div><h3>{{NAME}} is locked out</h3><p>Too many wrong passwords, {{>SINCE}}. {{UNLOCKS}}</p></div><div class="gh-queue__do">{{#UNLOCK}}<form method="post" action="{{UNLOCK_PATH}}">{{csrf}}<input type="hidden" name="from" value="home"><button class="usa-button gh-button--small" type="submit">Unlock now<span class="gh-sr">: {{NAME}}</span></button></form>{{/UNLOCK}}<form method="post" action="{{RECOVERY_PATH}}">{{csrf}}<input type="hidden" name="from" value="home"><button class="usa-button usa-button--outline gh-button--small" type="submit">Send recovery email<span class="gh-sr"> to {{NAME}}</span></button></form></div></li>
{{/LOCKED}}
{{#PENDING}}
<li><span class="gh-queue__icon">{{icon:person}}</span><div><h3>{{NAME}} is waiting to be activated</h3><p>{{JOB}}. Registered {{>SINCE}} with {{EMAIL}}. Can do nothing until you decide.</p></div><div class="gh-queue__do"><a class="usa-button gh-button--small" href="{{MEMBER_PATH}}">Choose permissions<span class="gh-sr"> for {{NAME}}</span></a><a class="usa-button gh-button--danger-outline gh-button--small" href="{{REMOVAL_PATH}}">Turn away<span class="gh-sr"> {{NAME}}</span></a></div></li>
{{/PENDING}}
{{#INVITED}}
<li><span class="gh-queue__icon">{{icon:mail}}</span><div><h3>{{COUNT}}</h3><p>Nobody has accepted yet. Send again what has expired, or cancel what was a mistake.</p></div><div class="gh-queue__do"><a class="usa-button usa-button--outline gh-button--small" href="{{ADMIN_PATH}}">Look at invitations</a></div></li>
{{/INVITED}}
{{#ASKER}}
<li><span class="gh-queue__icon">{{icon:person}}</span><div><h3>{{NAME}} asks for access</h3><p>Asked: {{>SINCE}}. Email {{EMAIL}}, proved. Sees nothing of this office until you decide.</p></div><div class="gh-queue__do"><a class="usa-button gh-button--small" href="{{REQUEST_PATH}}">Approve or decline<span class="gh-sr">: {{NAME}}</span></a></div></li>
{{/ASKER}}
{{#PASSWORD}}
<li><span class="gh-queue__icon is-warn">{{icon:schedule}}</span><div><h3>Your password expires in {{LEFT}}</h3><p>After {{>UNTIL}} you must choose a new one before you get in.</p></div><div class="gh-queue__do"><a class="usa-button usa-button--outline gh-button--small" href="{{PASSWORD_PATH}}">Change your password</a></div></li>
{{/PASSWORD}}
</ul>
{{#NOTE}}<p class="gh-card__note gh-small gh-soft">Decisions take effect at once and are recorded under your name. Turning somebody away asks once more.</p>{{/NOTE}}
</section>
</div>
<aside class="gh-col" aria-label="Cover">
{{#ADVICE}}
<section class="usa-alert usa-alert--warning" aria-labelledby="cover"><div class="usa-alert__body"><h2 class="usa-alert__heading" id="cover">{{HEADING}}</h2><p class="usa-alert__text">{{REASON}} Have at least {{ADVISED}}.</p><div class="gh-actions"><a class="usa-button usa-button--outline gh-button--small" href="{{ADMIN_PATH}}#upgrade">{{UPGRADE}}</a></div></div></section>
{{/ADVICE}}
</aside>
</div>
<section class="gh-card gh-card--flush gh-gap" aria-labelledby="people">
<div class="gh-card__head"><h2 id="people">People</h2><a href="{{ADMIN_PATH}}">{{ADMIN}}</a></div>
<table class="gh-table" role="table">
<caption class="gh-sr">People with access to {{OFFICE}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">Name</th><th role="columnheader" scope="col" class="gh-w-mid">Last seen</th><th role="columnheader" scope="col" class="gh-w-wide">Permissions</th><th role="columnheader" scope="col">Status</th></tr></thead>
<tbody role="rowgroup">
{{#PERSON}}
<tr role="row"><th role="rowheader" scope="row" class="is-wide" data-label="Name"><div>{{NAME}} <small>{{JOB}}{{#YOU}} · you{{/YOU}}</small></div></th><td role="cell" data-label="Last seen"><div>{{#SEEN}}{{>MOMENT}}{{/SEEN}}{{#NEVER}}Never{{/NEVER}}</div></td><td role="cell" data-label="Permissions"><div><ul class="gh-chips" role="list">{{#CHIP}}<li>{{BRIEF}}</li>{{/CHIP}}{{#NO_CHIPS}}<li class="is-none">No permissions yet</li>{{/NO_CHIPS}}</ul></div></td><td role="cell" data-label="Status"><div>{{>STATUS}}</div></td></tr>
{{/PERSON}}
</tbody></table>{{#MORE}}<p class="gh-card__note gh-small gh-soft">And {{REST}} more.</p>{{/MORE}}
</section>
