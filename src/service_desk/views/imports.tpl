{{%AUTOESCAPE context="HTML"}}
{{#NONE}}<section class="gh-card"><div class="gh-empty"><h2>No file yet</h2><p>Files are imported on the command line: <code>gatehouse import providers</code>. What came of it stands here then.</p></div></section>{{/NONE}}
{{#RUNS}}<section class="gh-card gh-card--flush" aria-label="Imports"><table class="gh-table" role="table">
<caption class="gh-sr">Imports of provider files</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">File</th><th role="columnheader" scope="col">Started</th><th role="columnheader" scope="col">State</th><th role="columnheader" scope="col">Imported</th><th role="columnheader" scope="col">Changed</th><th role="columnheader" scope="col">Unchanged</th><th role="columnheader" scope="col">Refused</th><th role="columnheader" scope="col">Ended</th></tr></thead>
<tbody role="rowgroup">
{{#RUN}}<tr role="row"><th role="rowheader" scope="row" class="is-wide" data-label="File"><div><a href="{{PATH}}">{{FILE}}</a> <small>{{WHAT}}</small></div></th><td role="cell" data-label="Started"><div>{{>STARTED}}</div></td><td role="cell" data-label="State"><div>{{>STATE}}</div></td><td role="cell" data-label="Imported"><div>{{IMPORTED}}</div></td><td role="cell" data-label="Changed"><div>{{CHANGED}}</div></td><td role="cell" data-label="Unchanged"><div>{{UNCHANGED}}</div></td><td role="cell" data-label="Refused"><div>{{REFUSED}}</div></td><td role="cell" data-label="Ended"><div>{{ENDED}}</div></td></tr>
{{/RUN}}
</tbody></table></section>{{/RUNS}}
<p class="gh-gap">{{#EARLIER}}<a href="{{PATH}}">Newer imports</a> {{/EARLIER}}{{#LATER}}<a href="{{PATH}}">Older imports</a>{{/LATER}}</p>
