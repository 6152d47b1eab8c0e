{{%AUTOESCAPE context="HTML"}}
{{#NOTHING}}<section class="gh-card gh-empty"><h2>Nothing new</h2><p>What changes for you will stand here.</p></section>{{/NOTHING}}
<div class="gh-col">
{{#TOPIC}}{{>BOX}}
{{/TOPIC}}
</div>
