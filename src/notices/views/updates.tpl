{{%AUTOESCAPE context="HTML"}}
{{#NOTHING}}<section class="gh-card gh-empty"><h2>{{say:notices.page.nothing_new}}</h2><p>{{say:notices.page.what_changes_for_you_will}}</p></section>{{/NOTHING}}
<div class="gh-col">
{{#TOPIC}}{{>BOX}}
{{/TOPIC}}
</div>
