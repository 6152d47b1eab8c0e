{{%AUTOESCAPE context="HTML"}}
<section class="gh-card gh-card--flush" aria-label="{{say:service_desk.page.accounts}}">
<div class="gh-card__head"><a href="{{EXPORT_PATH}}">{{say:service_desk.page.export_as_csv}}</a></div>
{{#NOTHING}}<div class="gh-empty">{{icon:check_circle}}<h2>{{say:service_desk.page.nobody_more}}</h2></div>{{/NOTHING}}
<table class="gh-table" role="table">
<caption class="gh-sr">{{say:service_desk.page.accounts_that_nobody_has_used_for}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">{{say:common.page.name}}</th><th role="columnheader" scope="col">{{say:common.page.kind}}</th><th role="columnheader" scope="col">{{say:service_desk.page.offices}}</th><th role="columnheader" scope="col">{{say:common.page.last_used}}</th></tr></thead>
<tbody role="rowgroup">
{{#DORMANT}}
<tr role="row"><th role="rowheader" scope="row" data-label="{{say:common.page.name}}"><div><a href="{{PATH}}">{{NAME}}</a> <small>{{USER_NAME}}</small></div></th><td role="cell" data-label="{{say:common.page.kind}}"><div>{{KIND_LABEL}}</div></td><td role="cell" data-label="{{say:service_desk.page.offices}}"><div>{{OFFICES}}</div></td><td role="cell" data-label="{{say:common.page.last_used}}"><div>{{>USED}}</div></td></tr>
{{/DORMANT}}
</tbody></table>
{{#NEXT}}<p class="gh-card__head"><a href="{{HREF}}">{{say:common.page.more}}</a></p>{{/NEXT}}
</section>
