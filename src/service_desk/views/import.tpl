{{%AUTOESCAPE context="HTML"}}
{{#WHY}}<section class="usa-alert usa-alert--warning gh-flash" aria-label="What happened"><div class="usa-alert__body"><p class="usa-alert__text">{{REASON}}</p></div></section>{{/WHY}}
<section class="gh-card" aria-labelledby="result"><h2 id="result">What came of it</h2>
<dl class="gh-facts">
<dt>State</dt><dd>{{>STATE}}</dd>
<dt>Started</dt><dd>{{>STARTED}}</dd>
{{#OVER}}<dt>Ended</dt><dd>{{>FINISHED}}</dd>{{/OVER}}
<dt>New rows</dt><dd>{{IMPORTED}}</dd>
<dt>Changed rows</dt><dd>{{CHANGED}}</dd>
<dt>Unchanged rows</dt><dd>{{UNCHANGED}}</dd>
<dt>Refused rows</dt><dd>{{REFUSED}}</dd>
<dt>Ended because missing</dt><dd>{{ENDED}}</dd>
</dl></section>
{{#ALL_GOOD}}<p class="gh-gap">Every row was good.</p>{{/ALL_GOOD}}
{{#PROBLEMS}}<section class="gh-card gh-card--flush gh-gap" aria-labelledby="problems"><div class="gh-card__head"><h2 id="problems">What to mend</h2><span class="gh-soft gh-small">{{COUNT}}</span></div>
<table class="gh-table" role="table">
<caption class="gh-sr">Rows that were refused</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Line</th><th role="columnheader" scope="col">Field</th><th role="columnheader" scope="col" class="gh-w-wide">What to do</th></tr></thead>
<tbody role="rowgroup">
{{#PROBLEM}}<tr role="row"><th role="rowheader" scope="row" data-label="Line"><div>Line {{LINE}}</div></th><td role="cell" data-label="Field"><div>{{FIELD}}</div></td><td role="cell" data-label="What to do"><div>{{REASON}}</div></td></tr>
{{/PROBLEM}}
</tbody></table></section>
<p class="gh-gap">{{#EARLIER}}<a href="{{PATH}}">Lines before these</a> {{/EARLIER}}{{#LATER}}<a href="{{PATH}}">Lines after these</a>{{/LATER}}</p>
{{/PROBLEMS}}
