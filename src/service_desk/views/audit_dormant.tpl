{{%AUTOESCAPE context="HTML"}}
<section class="gh-card gh-card--flush" aria-label="Accounts">
<div class="gh-card__head"><a href="{{EXPORT_PATH}}">Export as CSV</a></div>
{{#NOTHING}}<div class="gh-empty">{{icon:check_circle}}<h2>Nobody more</h2></div>{{/NOTHING}}
<table class="gh-table" role="table">
<caption class="gh-sr">Accounts that nobody has used for long</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">Name</th><th role="columnheader" scope="col">Kind</th><th role="columnheader" scope="col">Offices</th><th role="columnheader" scope="col">Last used</th></tr></thead>
<tbody role="rowgroup">
{{#DORMANT}}
<tr role="row"><th role="rowheader" scope="row" data-label="Name"><div><a href="{{PATH}}">{{NAME}}</a> <small>{{USER_NAME}}</small></div></th><td role="cell" data-label="Kind"><div>{{KIND_LABEL}}</div></td><td role="cell" data-label="Offices"><div>{{OFFICES}}</div></td><td role="cell" data-label="Last used"><div>{{>USED}}</div></td></tr>
{{/DORMANT}}
</tbody></table>
{{#NEXT}}<p class="gh-card__head"><a href="{{HREF}}">More</a></p>{{/NEXT}}
</section>
