{{%AUTOESCAPE context="HTML"}}
<section class="gh-card" aria-labelledby="clocks"><h2 id="clocks">{{HEADING}}</h2>
<ol class="gh-track gh-gap-s" role="list">
{{#MOMENT}}
<li class="{{STATE}}"><b>{{WHAT}}</b>{{>WHEN}}{{#WHY}}<small>{{TEXT}}</small>{{/WHY}}</li>
{{/MOMENT}}
</ol>
{{#CLASH}}
<p class="gh-gap"><strong>So the letter may come after its code has stopped working.</strong> We say “{{EXPECT_DAYS}} business days” because of the mail; the code counts every calendar day. If the letter comes too late, ask for a new code. You need not register again.</p>
{{/CLASH}}
{{#NO_CLASH}}
<p class="gh-gap">The mail may take up to {{EXPECT_DAYS}} business days. If the letter has not come by then, ask for a new code. You need not register again.</p>
{{/NO_CLASH}}
</section>
