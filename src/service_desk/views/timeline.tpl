{{%AUTOESCAPE context="HTML"}}
<section class="gh-card" aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>
{{#EMPTY}}<p class="gh-soft">Nothing has happened yet.</p>{{/EMPTY}}
{{#DAY}}
<h3 class="gh-dayhead">{{DATE}}</h3>
<ol class="gh-timeline" role="list">
{{#ENTRY}}<li class="{{KIND}}">{{>AT}}{{>ICON}}<div><strong>{{TITLE}}</strong>{{#MORE}}<p>{{DETAIL}}</p>{{/MORE}}</div></li>
{{/ENTRY}}
</ol>
{{/DAY}}
</section>
