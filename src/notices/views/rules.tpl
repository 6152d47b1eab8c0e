{{%AUTOESCAPE context="HTML"}}
<p class="gh-soft">Every number and choice of this portal, where it comes from, and where it departs from the federal guideline NIST SP 800-63B-4. Revision {{REVISION}}.</p>
<section class="gh-card gh-card--flush gh-gap">
<table class="gh-table" role="table">
<caption class="gh-sr">Rules in force</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">Rule</th><th role="columnheader" scope="col">In force</th><th role="columnheader" scope="col">Source</th></tr></thead>
<tbody role="rowgroup">
{{#RULE}}<tr role="row"><th role="rowheader" scope="row" data-label="Rule"><div>{{SENTENCE}} <small>{{KEY}}</small></div></th><td role="cell" data-label="In force"><div>{{VALUE}}</div></td><td role="cell" data-label="Source"><div>{{SOURCE}}{{#DEPARTURE}} <small>Departs from NIST: {{TEXT}}</small>{{/DEPARTURE}}</div></td></tr>
{{/RULE}}
</tbody></table>
</section>
