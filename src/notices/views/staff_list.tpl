{{%AUTOESCAPE context="HTML"}}
{{#NOTHING}}<section class="gh-card gh-empty"><h2>No notices yet</h2><p>Providers read nothing from you at the moment. Write one with “Write a notice”.</p></section>{{/NOTHING}}
{{#TABLE}}
<section class="gh-card gh-card--flush">
<div class="gh-cards-early"><table class="gh-table" role="table">
<caption class="gh-sr">Notices in the order in which they are shown</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">Title</th><th role="columnheader" scope="col">Where</th><th role="columnheader" scope="col">Days</th><th role="columnheader" scope="col">Latest version</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col">Actions</th></tr></thead>
<tbody role="rowgroup">
{{#NOTICE}}
<tr role="row"><th role="rowheader" scope="row" class="is-wide" data-label="Title"><div>{{TITLE}} <small>{{TOPIC}}</small></div></th><td role="cell" data-label="Where"><div>{{REACH}}</div></td><td role="cell" data-label="Days"><div>{{DAYS}}</div></td><td role="cell" data-label="Latest version"><div>{{VERSION}} by {{AUTHOR}}{{#CHANGED}} <small>Not published yet</small>{{/CHANGED}}</div></td><td role="cell" data-label="Status"><div>{{>STATUS}}</div></td><td role="cell" data-label="Actions"><div class="gh-rowacts"><a href="{{EDIT}}">Edit<span class="gh-sr"> {{TITLE}}</span></a><a href="{{PREVIEW}}">Preview<span class="gh-sr"> {{TITLE}}</span></a></div></td></tr>
{{/NOTICE}}
</tbody></table></div>
</section>
{{/TABLE}}
