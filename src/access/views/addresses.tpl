{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{#KIND}}
<section class="gh-card"><h2>{{TITLE}}</h2>
{{#ADDRESS}}<p class="gh-gap-s">{{#LINE}}{{TEXT}}<br>{{/LINE}}</p>{{/ADDRESS}}
{{#NONE}}<p class="gh-soft">{{say:access.page.none_on_file}}</p>{{/NONE}}
</section>
{{/KIND}}
<section class="gh-card gh-card--quiet"><h2>{{say:access.page.something_wrong_or_missing}}</h2><p>{{say:access.page.it_is_corrected_in_not}}</p></section>
</div>
