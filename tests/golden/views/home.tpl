{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
<section class="gh-card gh-card--flush" aria-labelledby="queue"><h2 class="gh-sr" id="queue">Needs you</h2>
{{#NOTHING}}
<div class="gh-empty">{{icon:check_circle}}<h3>No requests, no locked accounts, nobody to activate</h3><p>New requests appear here and come to you by email.</p><a class="usa-button usa-button--outline gh-button--small" href="{{PLAN_PATH}}/activity">See what was decided</a></div>
{{/NOTHING}}
{{#WAITING}}
<ul class="gh-queue" role="list">
{{#ROW}}
<li><span class="gh-queue__icon {{MOOD}}">{{>ICON}}</span><div><h3>{{TITLE}}</h3><p>{{TEXT}}</p></div><div class="gh-queue__do"><form method="post" action="{{ACTION}}">{{csrf}}<button class="usa-button gh-button--small" type="submit">{{FIRST}}</button></form><a class="usa-button usa-button--outline gh-button--small" href="{{ACTION}}">{{SECOND}}</a></div></li>
{{/ROW}}
</ul>
<p class="gh-card__note gh-small gh-soft">Decisions take effect at once and are recorded under your name.</p>
{{/WAITING}}
</section>
</div>
<aside class="gh-col" aria-label="Cover and deadlines">
{{#ALONE}}
<section class="usa-alert usa-alert--warning" aria-labelledby="cover"><div class="usa-alert__body"><h2 class="usa-alert__heading" id="cover">You are the only master account holder</h2><p class="usa-alert__text">If you are away, nobody here can add people or unlock accounts. Have at least two.</p><div class="gh-actions"><a class="usa-button usa-button--outline gh-button--small" href="{{PLAN_PATH}}/admin">Upgrade to Master Account</a></div></div></section>
{{/ALONE}}
<section class="gh-card" aria-labelledby="next"><div class="gh-card__head"><h2 id="next">Next deadlines</h2><a class="gh-small" href="{{PLAN_PATH}}/deadlines">All 11</a></div>
<ul class="gh-deadlines" role="list">
{{#DEADLINE}}<li><span class="gh-day" aria-hidden="true"><span>{{MONTH}}</span><b>{{DAY}}</b></span><div><strong>{{TITLE}}</strong><br>{{>WHEN}}, in {{LEFT}}.</div></li>{{/DEADLINE}}
</ul></section>
</aside>
</div>
<section class="gh-card gh-card--flush gh-gap" aria-labelledby="people">
<div class="gh-card__head"><h2 id="people">People</h2><a href="{{PLAN_PATH}}/admin">Admin</a></div>
<table class="gh-table" role="table">
<caption class="gh-sr">People with access to {{OFFICE}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">Name</th><th role="columnheader" scope="col" class="gh-w-mid">Last seen</th><th role="columnheader" scope="col" class="gh-w-wide">Permissions</th><th role="columnheader" scope="col">Status</th></tr></thead>
<tbody role="rowgroup">
{{#PERSON}}
<tr role="row"><th role="rowheader" scope="row" data-label="Name"><div>{{NAME}} <small>{{ROLE}}</small></div></th><td role="cell" data-label="Last seen"><div>{{#SEEN}}{{>AT}}{{/SEEN}}{{#NEVER}}Never{{/NEVER}}</div></td><td role="cell" data-label="Permissions"><div><ul class="gh-chips" role="list">{{#PERMISSION}}<li>{{LABEL}}</li>{{/PERMISSION}}{{#NO_PERMISSION}}<li class="is-none">No permissions yet</li>{{/NO_PERMISSION}}</ul></div></td><td role="cell" data-label="Status"><div>{{>STATUS}}</div></td></tr>
{{/PERSON}}
</tbody></table>
</section>
