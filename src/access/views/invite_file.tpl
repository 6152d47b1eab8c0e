{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{#OUTCOME}}
<section class="gh-card gh-card--flush gh-results-card" aria-labelledby="outcome"><div class="gh-card__head"><h2 id="outcome">{{HEADING}}</h2></div>
<ul class="gh-results" role="list">
{{#REFUSED}}<li class="is-bad">{{icon:error}}<div><h3>{{say:access.page.line_not_on_the_list}}</h3><p>{{REASON}}</p></div></li>
{{/REFUSED}}
{{#MORE}}<li class="is-bad">{{icon:error}}<div><h3>{{say:common.page.and_more_lines}}</h3><p>{{say:common.page.mend_the_ones_above_first}}</p></div></li>{{/MORE}}
{{#GOOD}}<li class="is-good">{{icon:check_circle}}<div><h3>{{say:access.page.on_your_list}}</h3><p><a href="{{LIST_PATH}}">{{say:access.page.look_at_the_list_and}}</a></p></div></li>{{/GOOD}}
</ul></section>
{{/OUTCOME}}
<section class="gh-card" aria-labelledby="rows"><h2 id="rows">{{say:access.page.rows}}</h2>
<p class="gh-soft">{{say:access.page.save_your_table_as_csv}}</p>
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}
{{required-note}}
{{>CSV}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:access.page.put_these_people_on_the}}</button><a href="{{BACK}}">{{say:access.page.back}}</a></div>
</form></section>
<section class="gh-card gh-card--quiet"><h2>{{say:common.page.what_the_columns_mean}}</h2><p>{{say:access.page.permissions_a_name_or_a}}</p></section>
</div>
