{{%AUTOESCAPE context="HTML"}}
<div class="gh-col">
{{#CHECKED}}<section class="gh-status {{KIND}}" aria-label="Whether the trail is whole">{{>ICON}}<div><p>{{TEXT}}</p><p class="gh-soft">{{LENGTH}} facts in the chain. Checked by {{BY}}: {{>WHEN}}</p>{{#FAULT}}<p>{{FIRST}}</p>{{/FAULT}}{{#LATE}}<p>{{COUNT}} facts wait for the sealer: it stands still.</p>{{/LATE}}</div></section>{{/CHECKED}}
{{#UNCHECKED}}<section class="gh-status is-warn" aria-label="Whether the trail is whole">{{icon:warning}}<div><p>The trail has not been checked here yet</p><p class="gh-soft">Checking reads every fact and compares it with its seal.</p></div></section>{{/UNCHECKED}}
<section class="gh-card"><h2>Check the trail</h2><p>Reads every fact and its seal.</p><form class="gh-gap-s" method="post" action="{{CHECK_PATH}}">{{csrf}}<button class="usa-button" type="submit">Check the trail now</button></form><p class="gh-soft gh-small gh-gap-s">That its end was cut off is seen only beside the anchor file: run gatehouse audit verify where that is kept.</p></section>
<section class="gh-card gh-card--flush" aria-labelledby="changes"><div class="gh-card__head"><h2 id="changes">Privileged changes this week</h2></div>
{{#NO_CHANGE}}<div class="gh-empty">{{icon:check_circle}}<h3>Nobody was given or lost rights this week</h3><p>Older facts stand on the page of each office and account.</p></div>{{/NO_CHANGE}}
{{#CHANGES}}<table class="gh-table" role="table">
<caption class="gh-sr">Privileged changes this week, newest first</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">When</th><th role="columnheader" scope="col" class="gh-w-wide">What</th><th role="columnheader" scope="col">Who</th><th role="columnheader" scope="col">About</th></tr></thead>
<tbody role="rowgroup">
{{#CHANGE}}
<tr role="row"><td role="cell" data-label="When"><div>{{>AT}}</div></td><th role="rowheader" scope="row" data-label="What"><div>{{WHAT}}</div></th><td role="cell" data-label="Who"><div>{{WHO}}</div></td><td role="cell" data-label="About"><div>{{ABOUT}}</div></td></tr>
{{/CHANGE}}
</tbody></table>{{/CHANGES}}
<div class="gh-card__head"><a href="{{CHANGES_PATH}}">All changes, with every detail</a> <a href="{{CHANGES_PATH}}.csv">Export as CSV</a></div>
</section>
<section class="gh-card gh-card--flush" aria-labelledby="dormant"><div class="gh-card__head"><h2 id="dormant">Dormant accounts</h2><span class="gh-soft gh-small">Not used for {{DAYS}} days</span></div>
{{#NO_DORMANT}}<div class="gh-empty">{{icon:check_circle}}<h3>Every active account was used lately</h3><p>One that nobody uses for {{DAYS}} days will stand here.</p></div>{{/NO_DORMANT}}
{{#UNUSED}}<table class="gh-table" role="table">
<caption class="gh-sr">Accounts that nobody has used for {{DAYS}} days</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">Name</th><th role="columnheader" scope="col">Kind</th><th role="columnheader" scope="col">Offices</th><th role="columnheader" scope="col">Last used</th></tr></thead>
<tbody role="rowgroup">
{{#DORMANT}}
<tr role="row"><th role="rowheader" scope="row" data-label="Name"><div><a href="{{PATH}}">{{NAME}}</a> <small>{{USER_NAME}}</small></div></th><td role="cell" data-label="Kind"><div>{{KIND_LABEL}}</div></td><td role="cell" data-label="Offices"><div>{{OFFICES}}</div></td><td role="cell" data-label="Last used"><div>{{>USED}}</div></td></tr>
{{/DORMANT}}
</tbody></table>{{/UNUSED}}
<div class="gh-card__head"><a href="{{DORMANT_PATH}}">All dormant accounts</a> <a href="{{DORMANT_PATH}}.csv">Export as CSV</a></div>
</section>
</div>
