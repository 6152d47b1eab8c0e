{{%AUTOESCAPE context="HTML"}}
<section class="gh-card" aria-labelledby="clocks"><h2 id="clocks">{{HEADING}}</h2>
<ol class="gh-track gh-gap-s" role="list">
{{#MOMENT}}
<li class="{{STATE}}"><b>{{WHAT}}</b>{{>WHEN}}{{#WHY}}<small>{{TEXT}}</small>{{/WHY}}</li>
{{/MOMENT}}
</ol>
{{#CLASH}}
<p class="gh-gap">{{say:registration.page.so_the_letter_may_come}}</p>
{{/CLASH}}
{{#NO_CLASH}}
<p class="gh-gap">{{say:registration.page.the_mail_may_take_up}}</p>
{{/NO_CLASH}}
</section>
