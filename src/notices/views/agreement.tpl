{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow"><section class="gh-card">
{{#PARAGRAPH}}<p>{{TEXT}}</p>
{{/PARAGRAPH}}
</section></div>
