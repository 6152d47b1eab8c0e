{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-card"><h2>{{say:service_desk.page.what_was_written_down}}</h2>
<dl class="gh-facts">
<dt>{{say:service_desk.page.asked_by}}</dt><dd>{{ASKED_BY}}</dd>
<dt>{{say:service_desk.page.how}}</dt><dd>{{HOW}}</dd>
<dt>{{say:service_desk.page.recognised}}</dt><dd>{{RECOGNISED_BY}}</dd>
<dt>{{say:service_desk.page.written_down_by}}</dt><dd>{{STAFF}}</dd>
<dt>{{say:service_desk.page.when}}</dt><dd>{{>WHEN}}</dd>
</dl>
<p class="gh-soft gh-small gh-gap-s">{{say:service_desk.page.nobody_can_change_this_any}}</p>
</section>
{{#DECISION}}
<section class="gh-card"><h2>{{say:service_desk.page.the_decision}}</h2>
{{#OWN}}<p>{{say:service_desk.page.you_wrote_this_down_so}}</p>
<form class="gh-gap" method="post" action="{{ACTION}}">{{csrf}}<input type="hidden" name="decision" value="withdrawn"><button class="usa-button gh-button--danger-outline" type="submit">{{say:service_desk.page.withdraw_the_file}}</button></form>{{/OWN}}
{{#APPROVE}}<p>{{say:service_desk.page.if_you_approve_can_work}}</p>
<form class="gh-gap" method="post" action="{{ACTION}}">{{csrf}}<input type="hidden" name="decision" value="approved"><button class="usa-button" type="submit">{{say:service_desk.page.approve}}</button></form>{{/APPROVE}}
{{#LOG_IN_AGAIN}}<p>{{say:service_desk.page.your_last_login_is_too}}</p>
<form class="gh-gap" method="get" action="{{PATH}}"><input type="hidden" name="again" value="yes"><input type="hidden" name="next" value="{{NEXT}}"><button class="usa-button" type="submit">{{say:service_desk.page.log_in_again}}</button></form>{{/LOG_IN_AGAIN}}
{{#DECLINE}}<form class="gh-gap-s" method="post" action="{{ACTION}}">{{csrf}}<input type="hidden" name="decision" value="declined"><button class="usa-button gh-button--danger-outline" type="submit">{{say:service_desk.page.decline}}</button></form>{{/DECLINE}}
</section>
{{/DECISION}}
{{#ROWS}}
<section class="gh-card gh-card--flush" aria-labelledby="rows"><div class="gh-card__head"><h2 id="rows">{{TITLE}}</h2></div>
<table class="gh-table" role="table">
<caption class="gh-sr">{{TITLE}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{say:service_desk.page.line}}</th><th role="columnheader" scope="col">{{NUMBER_LABEL}}</th><th role="columnheader" scope="col" class="gh-w-wide">{{LAST_COLUMN}}</th></tr></thead>
<tbody role="rowgroup">
{{#ROW}}
<tr role="row"><td role="cell" data-label="{{say:service_desk.page.line}}"><div>{{LINE}}</div></td><th role="rowheader" scope="row" data-label="{{NUMBER_LABEL}}"><div><a href="{{OFFICE_PATH}}">{{NUMBER}}</a></div></th><td role="cell" data-label="{{LAST_COLUMN}}"><div>{{MORE}}</div></td></tr>
{{/ROW}}
</tbody></table>
{{#NEXT}}<p class="gh-card__head"><a href="{{HREF}}">{{say:common.page.more}}</a></p>{{/NEXT}}
</section>
{{/ROWS}}
<p class="gh-rule">{{say:common.page.the_decision_is_recorded_under}}</p>
</div>
