{{%AUTOESCAPE context="HTML"}}
{{#NOTHING}}<section class="gh-card gh-empty"><h2>{{say:notices.page.no_notices_yet}}</h2><p>{{say:notices.page.providers_read_nothing_from_you}}</p></section>{{/NOTHING}}
{{#TABLE}}
<section class="gh-card gh-card--flush">
<div class="gh-cards-early"><table class="gh-table" role="table">
<caption class="gh-sr">{{say:notices.page.notices_in_the_order_in}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">{{say:notices.title}}</th><th role="columnheader" scope="col">{{say:notices.page.where}}</th><th role="columnheader" scope="col">{{say:notices.page.days}}</th><th role="columnheader" scope="col">{{say:notices.page.latest_version}}</th><th role="columnheader" scope="col">{{say:common.page.status}}</th><th role="columnheader" scope="col">{{say:common.page.actions}}</th></tr></thead>
<tbody role="rowgroup">
{{#NOTICE}}
<tr role="row"><th role="rowheader" scope="row" class="is-wide" data-label="{{say:notices.title}}"><div>{{TITLE}} <small>{{TOPIC}}</small></div></th><td role="cell" data-label="{{say:notices.page.where}}"><div>{{REACH}}</div></td><td role="cell" data-label="{{say:notices.page.days}}"><div>{{DAYS}}</div></td><td role="cell" data-label="{{say:notices.page.latest_version}}"><div>{{say:notices.page.by_not_published_yet}}</div></td><td role="cell" data-label="{{say:common.page.status}}"><div>{{>STATUS}}</div></td><td role="cell" data-label="{{say:common.page.actions}}"><div class="gh-rowacts"><a href="{{EDIT}}">{{say:notices.page.edit_title}}</a><a href="{{PREVIEW}}">{{say:notices.page.preview_title}}</a></div></td></tr>
{{/NOTICE}}
</tbody></table></div>
</section>
{{/TABLE}}
