{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{#OUTCOME}}
<section class="gh-card gh-card--flush gh-results-card" aria-labelledby="outcome"><div class="gh-card__head"><h2 id="outcome">{{HEADING}}</h2></div>
<ul class="gh-results" role="list">
{{#REFUSED}}<li class="is-bad">{{icon:error}}<div><h3>{{say:service_desk.page.line_line_field}}</h3><p>{{REASON}}</p></div></li>
{{/REFUSED}}
{{#MORE}}<li class="is-bad">{{icon:error}}<div><h3>{{say:common.page.and_more_lines}}</h3><p>{{say:common.page.mend_the_ones_above_first}}</p></div></li>{{/MORE}}
{{#GOOD}}<li class="is-good">{{icon:check_circle}}<div><h3>{{say:service_desk.page.count_written_down}}</h3><p>{{WHAT_NEXT}} <a href="{{FILE_PATH}}">{{say:service_desk.page.look_at_the_file}}</a></p></div></li>{{/GOOD}}
</ul></section>
{{/OUTCOME}}
{{#WRITE}}
<section class="gh-card"><h2>{{say:service_desk.page.what_happens}}</h2><ul class="gh-bullets"><li>{{say:service_desk.page.rows_with_a_mistake_are}}</li>{{#SECOND}}<li>{{say:service_desk.page.somebody_else_of_the_service}}</li>{{/SECOND}}<li>{{say:service_desk.page.then_works_for_each_of}}</li></ul></section>
<section class="gh-card">
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}
{{required-note}}
{{#EVIDENCE_FIELDS}}
{{>ASKED_BY}}
{{>ASKED_HOW}}
{{>RECOGNISED_BY}}
{{/EVIDENCE_FIELDS}}
{{>CSV}}
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">{{say:service_desk.page.write_the_file_down}}</button><a href="{{BACK}}">{{say:common.page.cancel}}</a></div>
</form></section>
<section class="gh-card gh-card--quiet"><h2>{{say:common.page.what_the_columns_mean}}</h2><p>{{say:service_desk.page.save_the_table_as_csv}}</p><p class="gh-gap-s">{{say:service_desk.page.permissions_a_name_or_a}}</p></section>
{{/WRITE}}
<p class="gh-rule">{{say:service_desk.page.what_you_enter_here_is}}</p>
</div>
