{{%AUTOESCAPE context="HTML"}}
{{#WHY}}<section class="usa-alert usa-alert--warning gh-flash" aria-label="{{say:common.page.what_happened}}"><div class="usa-alert__body"><p class="usa-alert__text">{{REASON}}</p></div></section>{{/WHY}}
<section class="gh-card" aria-labelledby="result"><h2 id="result">{{say:service_desk.page.what_came_of_it}}</h2>
<dl class="gh-facts">
<dt>{{say:service_desk.page.state}}</dt><dd>{{>STATE}}</dd>
<dt>{{say:service_desk.page.started}}</dt><dd>{{>STARTED}}</dd>
{{#OVER}}<dt>{{say:common.ended}}</dt><dd>{{>FINISHED}}</dd>{{/OVER}}
<dt>{{say:service_desk.page.new_rows}}</dt><dd>{{IMPORTED}}</dd>
<dt>{{say:service_desk.page.changed_rows}}</dt><dd>{{CHANGED}}</dd>
<dt>{{say:service_desk.page.unchanged_rows}}</dt><dd>{{UNCHANGED}}</dd>
<dt>{{say:service_desk.page.refused_rows}}</dt><dd>{{REFUSED}}</dd>
<dt>{{say:service_desk.page.ended_because_missing}}</dt><dd>{{ENDED}}</dd>
</dl></section>
{{#ALL_GOOD}}<p class="gh-gap">{{say:service_desk.page.every_row_was_good}}</p>{{/ALL_GOOD}}
{{#PROBLEMS}}<section class="gh-card gh-card--flush gh-gap" aria-labelledby="problems"><div class="gh-card__head"><h2 id="problems">{{say:service_desk.page.what_to_mend}}</h2><span class="gh-soft gh-small">{{COUNT}}</span></div>
<table class="gh-table" role="table">
<caption class="gh-sr">{{say:service_desk.page.rows_that_were_refused}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{say:service_desk.page.line}}</th><th role="columnheader" scope="col">{{say:service_desk.page.field}}</th><th role="columnheader" scope="col" class="gh-w-wide">{{say:common.what_to_do}}</th></tr></thead>
<tbody role="rowgroup">
{{#PROBLEM}}<tr role="row"><th role="rowheader" scope="row" data-label="{{say:service_desk.page.line}}"><div>{{say:service_desk.page.line_line}}</div></th><td role="cell" data-label="{{say:service_desk.page.field}}"><div>{{FIELD}}</div></td><td role="cell" data-label="{{say:common.what_to_do}}"><div>{{REASON}}</div></td></tr>
{{/PROBLEM}}
</tbody></table></section>
<p class="gh-gap">{{#EARLIER}}<a href="{{PATH}}">{{say:service_desk.page.lines_before_these}}</a> {{/EARLIER}}{{#LATER}}<a href="{{PATH}}">{{say:service_desk.page.lines_after_these}}</a>{{/LATER}}</p>
{{/PROBLEMS}}
