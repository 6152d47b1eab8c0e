{{%AUTOESCAPE context="HTML"}}
<section class="gh-card gh-card--flush" aria-label="{{say:service_desk.page.changes}}">
<div class="gh-card__head"><a href="{{EXPORT_PATH}}">{{say:service_desk.page.export_as_csv}}</a></div>
{{#NOTHING}}<div class="gh-empty">{{icon:check_circle}}<h2>{{say:service_desk.page.nothing_more}}</h2></div>{{/NOTHING}}
<table class="gh-table" role="table">
<caption class="gh-sr">{{say:service_desk.page.privileged_changes_this_week_newest}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{say:service_desk.page.when}}</th><th role="columnheader" scope="col">{{say:service_desk.page.what}}</th><th role="columnheader" scope="col">{{say:service_desk.page.who}}</th><th role="columnheader" scope="col">{{say:service_desk.page.about}}</th><th role="columnheader" scope="col" class="gh-w-wide">{{say:service_desk.page.detail}}</th></tr></thead>
<tbody role="rowgroup">
{{#CHANGE}}
<tr role="row"><td role="cell" data-label="{{say:service_desk.page.when}}"><div>{{>AT}}</div></td><th role="rowheader" scope="row" data-label="{{say:service_desk.page.what}}"><div>{{WHAT}}</div></th><td role="cell" data-label="{{say:service_desk.page.who}}"><div>{{WHO}}</div></td><td role="cell" data-label="{{say:service_desk.page.about}}"><div>{{ABOUT}}</div></td><td role="cell" data-label="{{say:service_desk.page.detail}}"><div class="gh-small gh-anywhere">{{DETAIL}}</div></td></tr>
{{/CHANGE}}
</tbody></table>
{{#NEXT}}<p class="gh-card__head"><a href="{{HREF}}">{{say:common.page.earlier}}</a></p>{{/NEXT}}
</section>
