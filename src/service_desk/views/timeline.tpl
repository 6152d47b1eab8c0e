{{%AUTOESCAPE context="HTML"}}
<section class="gh-card" aria-labelledby="timeline"><h2 id="timeline">{{say:service_desk.page.timeline}}</h2>
{{#EMPTY}}<p class="gh-soft">{{say:service_desk.page.nothing_has_happened_yet}}</p>{{/EMPTY}}
{{#DAY}}
<h3 class="gh-dayhead">{{DATE}}</h3>
<ol class="gh-timeline" role="list">
{{#ENTRY}}<li class="{{KIND}}">{{>AT}}{{>ICON}}<div><strong>{{TITLE}}</strong>{{#MORE}}<p>{{DETAIL}}</p>{{/MORE}}</div></li>
{{/ENTRY}}
</ol>
{{/DAY}}
</section>
