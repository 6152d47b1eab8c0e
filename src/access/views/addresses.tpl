{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{#KIND}}
<section class="gh-card"><h2>{{TITLE}}</h2>
{{#ADDRESS}}<p class="gh-gap-s">{{#LINE}}{{TEXT}}<br>{{/LINE}}</p>{{/ADDRESS}}
{{#NONE}}<p class="gh-soft">None on file.</p>{{/NONE}}
</section>
{{/KIND}}
<section class="gh-card gh-card--quiet"><h2>Something wrong or missing?</h2><p>It is corrected in <a href="{{PORTAL_URL}}">{{PORTAL_NAME}}</a>, not here. What you correct there shows up here with the plan’s next file. A letter that is on its way keeps its address.</p></section>
</div>
