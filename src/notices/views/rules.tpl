{{%AUTOESCAPE context="HTML"}}
<p class="gh-soft">{{say:notices.page.every_number_and_choice_of}}</p>
<section class="gh-card gh-card--flush gh-gap">
<table class="gh-table" role="table">
<caption class="gh-sr">{{say:notices.page.rules_in_force}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">{{say:notices.page.rule}}</th><th role="columnheader" scope="col">{{say:notices.page.in_force}}</th><th role="columnheader" scope="col">{{say:notices.page.source}}</th></tr></thead>
<tbody role="rowgroup">
{{#RULE}}<tr role="row"><th role="rowheader" scope="row" data-label="{{say:notices.page.rule}}"><div>{{SENTENCE}} <small>{{KEY}}</small></div></th><td role="cell" data-label="{{say:notices.page.in_force}}"><div>{{VALUE}}</div></td><td role="cell" data-label="{{say:notices.page.source}}"><div>{{SOURCE}}{{#DEPARTURE}} <small>{{say:notices.page.departs_from_nist}}</small>{{/DEPARTURE}}</div></td></tr>
{{/RULE}}
</tbody></table>
</section>
