{{%AUTOESCAPE context="HTML"}}
{{#STANDING}}<section class="usa-alert usa-alert--warning gh-flash" aria-label="Standing"><div class="usa-alert__body"><h2 class="usa-alert__heading">{{HEADING}}</h2><p class="usa-alert__text">{{TEXT}} Questions: {{CONTACT}}.</p></div></section>{{/STANDING}}
<section class="gh-card gh-card--flush" aria-label="Users">
<form class="gh-filter gh-card__head" method="get" action="{{ADMIN_PATH}}" role="search"><div class="usa-form-group"><label class="usa-label" for="q">Name, email or username</label><input class="usa-input gh-w-name" id="q" name="q" type="search" value="{{Q}}"></div><button class="usa-button usa-button--outline gh-button--small" type="submit">Search</button>{{#ALL}}<a class="gh-filter__end" href="{{ADMIN_PATH}}">Show all</a>{{/ALL}}<span class="gh-filter__end gh-soft gh-small">{{COUNT}}</span></form>
{{#NO_HIT}}<div class="gh-empty"><h3>Nobody fits “{{Q}}”</h3><p><a href="{{ADMIN_PATH}}">Show all</a></p></div>{{/NO_HIT}}
<div class="gh-cards-early"><table class="gh-table" role="table">
<caption class="gh-sr">Users of {{OFFICE}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Email</th><th role="columnheader" scope="col">Name</th><th role="columnheader" scope="col">Role</th><th role="columnheader" scope="col" class="gh-w-wide">Permissions</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col">Actions</th></tr></thead>
<tbody role="rowgroup">
{{#PERSON}}
<tr role="row"><td role="cell" data-label="Email"><div><span class="gh-mail">{{EMAIL}}</span></div></td><th role="rowheader" scope="row" data-label="Name"><div>{{NAME}}{{#JOB}} <small>{{TITLE}}</small>{{/JOB}}</div></th><td role="cell" data-label="Role"><div>{{ROLE}}</div></td><td role="cell" data-label="Permissions"><div><ul class="gh-chips" role="list">{{#CHIP}}<li>{{BRIEF}}</li>{{/CHIP}}{{#NO_CHIPS}}<li class="is-none">None that count today</li>{{/NO_CHIPS}}</ul><a href="{{MEMBER_PATH}}">{{EDIT}}<span class="gh-sr"> of {{NAME}}</span></a></div></td><td role="cell" data-label="Status"><div>{{>STATUS}}</div></td><td role="cell" data-label="Actions"><div><div class="gh-rowacts">{{#YOU}}<span class="gh-soft gh-small">You</span>{{/YOU}}{{#DECIDE}}<a href="{{MEMBER_PATH}}#permissions">Approve<span class="gh-sr"> {{NAME}}</span></a><a href="{{REMOVAL_PATH}}">Decline<span class="gh-sr"> {{NAME}}</span></a>{{/DECIDE}}{{#UNLOCK}}<form method="post" action="{{UNLOCK_PATH}}">{{csrf}}<input type="hidden" name="from" value="admin"><button class="gh-linkbutton" type="submit">Unlock<span class="gh-sr"> {{NAME}}</span></button></form>{{/UNLOCK}}{{#MAKE_ADMIN}}<form method="post" action="{{UPGRADE_PATH}}">{{csrf}}<input type="hidden" name="from" value="admin"><button class="gh-linkbutton" type="submit">{{UPGRADE}}<span class="gh-sr"> {{NAME}}</span></button></form>{{/MAKE_ADMIN}}{{#REVOKE}}<a href="{{REMOVAL_PATH}}">{{LABEL}}<span class="gh-sr"> {{NAME}}</span></a>{{/REVOKE}}</div></div></td></tr>
{{/PERSON}}
{{#INVITED}}
<tr role="row"><td role="cell" data-label="Email"><div><span class="gh-mail">{{EMAIL}}</span></div></td><th role="rowheader" scope="row" data-label="Name"><div>{{NAME}}</div></th><td role="cell" data-label="Role"><div>{{ROLE}}</div></td><td role="cell" data-label="Permissions"><div><ul class="gh-chips" role="list">{{#CHIP}}<li>{{BRIEF}}</li>{{/CHIP}}</ul></div></td><td role="cell" data-label="Status"><div>{{>STATUS}}{{#UNDELIVERED}} <small>The mail did not arrive. Check the address.</small>{{/UNDELIVERED}}</div></td><td role="cell" data-label="Actions"><div><div class="gh-rowacts"><form method="post" action="{{RESEND_PATH}}">{{csrf}}<button class="gh-linkbutton" type="submit">Send again<span class="gh-sr"> to {{NAME}}</span></button></form><form method="post" action="{{CANCEL_PATH}}">{{csrf}}<button class="gh-linkbutton is-danger" type="submit">Cancel<span class="gh-sr"> the invitation of {{NAME}}</span></button></form></div></div></td></tr>
{{/INVITED}}
</tbody></table></div>
</section>
{{#PAGES}}<nav class="gh-inline gh-gap-s" aria-label="Pages">{{#BEFORE}}<a href="{{HREF}}">Earlier</a>{{/BEFORE}} <span class="gh-soft">{{RANGE}}</span> {{#AFTER}}<a href="{{HREF}}">More</a>{{/AFTER}}</nav>{{/PAGES}}
<p class="gh-rule gh-gap">{{REVOKE_WORD}} ends access to this {{PROVIDER_ID}} at once. Whatever else the person is linked to stays as it is.{{#LASTS}} An invitation works for {{DAYS}} days.{{/LASTS}} Only what belongs to this office is changed here: email, username and password are each person’s own.</p>
{{#DIALOG}}
<dialog class="gh-dialog" id="invite" aria-labelledby="invite-title"{{#OPEN}} data-open{{/OPEN}}>
<div class="gh-dialog__head"><h2 id="invite-title">{{INVITE}}</h2><form method="dialog"><button class="gh-close" data-close aria-label="Close">{{icon:close}}</button></form></div>
<div class="gh-dialog__body">{{>FORM}}</div>
{{#SEND}}<div class="gh-dialog__foot"><form method="post" action="{{SEND_PATH}}">{{csrf}}<button class="usa-button" type="submit">{{LABEL}}</button></form><span class="gh-soft gh-small">to {{COUNT}}. The list is kept if you close this.</span></div>{{/SEND}}
</dialog>
{{/DIALOG}}
