{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{#KIND}}
<section class="gh-card"><h2>{{TITLE}}</h2>
{{#ADDRESS}}<p class="gh-gap-s">{{#LINE}}{{TEXT}}<br>{{/LINE}}</p>{{/ADDRESS}}
{{#NONE}}<p class="gh-soft">None on file.</p>{{/NONE}}
</section>
{{/KIND}}
<section class="gh-card gh-card--quiet"><h2>Something wrong or missing?</h2><p>{{HELP}} <a href="{{PORTAL_URL}}">{{PORTAL_NAME}}</a></p></section>
</div>
