{{%AUTOESCAPE context="HTML"}}
<section class="gh-card gh-card--flush">
{{#NONE}}<div class="gh-empty"><h2>No letter yet</h2><p>Whoever registers as the first of an office gets one.</p></div>{{/NONE}}
<table class="gh-table" role="table">
<caption class="gh-sr">Letters of the demo</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">To</th><th role="columnheader" scope="col">Registered</th><th role="columnheader" scope="col">Mailed on</th><th role="columnheader" scope="col">State</th><th role="columnheader" scope="col">Letter</th></tr></thead>
<tbody role="rowgroup">
{{#LETTER}}<tr role="row"><th role="rowheader" scope="row" data-label="To"><div>{{PERSON}} <small>{{OFFICE}}, {{CITY}}</small></div></th><td role="cell" data-label="Registered"><div>{{>QUEUED}}</div></td><td role="cell" data-label="Mailed on"><div>{{MAIL_ON}}</div></td><td role="cell" data-label="State"><div>{{STATE}}</div></td><td role="cell" data-label="Letter"><div>{{#PRINTED}}<a href="{{URL}}">Open the letter</a>{{/PRINTED}}{{#WAITS}}Printed on that morning: move the clock{{/WAITS}}</div></td></tr>
{{/LETTER}}
</tbody></table>
</section>
